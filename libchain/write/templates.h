/*
 * What lets editors of BPMN speak of care: forms ("element templates") for Camunda Modeler, and a description of our elements for
 * those who embed bpmn-js. models/bpmn/ holds what these write, and a test compares.
 */
#ifndef CHAIN_WRITE_TEMPLATES_H
#define CHAIN_WRITE_TEMPLATES_H

#include "chain/kinds.h"
#include "chain/output.h"

/* The engine decides in which of its own properties a form keeps what is filled in. */
enum chain_template_engine {
    CHAIN_TEMPLATES_CAMUNDA_7, /* camunda:property */
    CHAIN_TEMPLATES_CAMUNDA_8, /* zeebe:property */
    CHAIN_TEMPLATES_COUNT
};

/* "camunda-7", "camunda-8"; NULL past the last. */
const char *chain_templates_name(int engine);
/* The form for a sort of element (enum chain_bpmn_name), or NULL. */
const char *chain_templates_form(int name);
/*
 * All forms for an engine in a language, as one JSON list. A value is kept under the name that bpmn_care.c reads: care:kind,
 * care:channel.2 (the second of a list), care:client-name.sv (a text in a language), care:language.se (a level of service),
 * care:governance.owner (an attribute of the one such child).
 */
chain_status chain_templates_write(int engine, chain_lang lang, chain_output *output);
/* The elements care:* and their attributes, as bpmn-moddle wants to know them: care.moddle.json. */
chain_status chain_moddle_write(chain_output *output);

#endif
