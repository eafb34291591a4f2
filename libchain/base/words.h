/* Kept while callers move to the public header. */
#include "chain/words.h"
