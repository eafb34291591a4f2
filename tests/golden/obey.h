/* JSON against its schema. */
#ifndef CHAIN_TESTS_OBEY_H
#define CHAIN_TESTS_OBEY_H

#include <jansson.h>

/* Fails the test when the document does not obey the schema, as much of JSON Schema as ours use. */
void golden_obey(json_t *schema, json_t *document);

#endif
