/* A document made from the format table, with every element, attribute and text once, in the order that is not canonical. */
#ifndef CHAIN_TESTS_EVERYTHING_H
#define CHAIN_TESTS_EVERYTHING_H

#include "chain/output.h"

/* A chain. */
void everything_write(chain_output *output);
/* Another root: "region" or "rules". */
void everything_write_root(chain_output *output, const char *root);

#endif
