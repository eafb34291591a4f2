/**
 * @file
 * From models and findings to bytes. A writer is a row in a table; chain_writer_count() and chain_writer_name() list them.
 */
#ifndef CHAIN_WRITE_H
#define CHAIN_WRITE_H

#include <stdbool.h>

#include "chain/export.h"
#include "chain/finding.h"
#include "chain/kinds.h"
#include "chain/model.h"
#include "chain/output.h"
#include "chain/input.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Gives the text of a file that findings speak of, or NULL; borrowed until it is asked again. */
typedef const chain_input *chain_findings_input(const char *file, void *context);

/** How to write findings. Start with CHAIN_FINDINGS_FORMAT_INIT. */
typedef struct chain_findings_format {
    size_t size;       /**< sizeof(chain_findings_format), set by the initialiser. */
    const char *name;  /**< "text", "line" (one line a finding), "json", "jsonl", "csv" (a table for a spreadsheet), "sarif" (2.1.0), "junit", "github"
                            (remarks of a workflow) or "gitlab" (code quality); NULL = text. */
    chain_lang lang;   /**< Language of the words; CHAIN_LANG_NONE = English. Ids and JSON keys never change. */
    bool colour;       /**< Colours of a terminal (text). */
    bool bom;          /**< Begin with a byte order mark, without which Excel takes UTF-8 for something else (csv). */
    const char *root;  /**< Paths below this folder are told from there (sarif, github, gitlab); NULL = as they were given. */
    const char *run;   /**< What the run is called ("check"), so that a service keeps several apart (sarif); NULL = "findings". */
    chain_findings_input *input;  /**< Gives the lines that are shown below findings (text); NULL = none are. */
    void *context;     /**< For input. */
    const struct chain_statistics *statistics; /**< Counts by rule that the document tells too (json); NULL = none. */
    size_t columns;    /**< How wide the terminal is: lines that are shown are cut to it (text). 0 = not known: at 110 characters. */
} chain_findings_format;

/**
 * The most findings in a SARIF file: services refuse more, and files above 10 MB packed, to which CHAIN_SARIF_MOST_BYTES of results
 * are packed at worst. The heaviest are written; the file says how many are left out. Of the further places of a finding the first
 * CHAIN_SARIF_MOST_RELATED are written.
 */
#define CHAIN_SARIF_MOST_RESULTS 25000u
#define CHAIN_SARIF_MOST_BYTES 50000000u
#define CHAIN_SARIF_MOST_RELATED 100u

/** Defaults. */
#define CHAIN_FINDINGS_FORMAT_INIT {sizeof(chain_findings_format), NULL, CHAIN_LANG_NONE, false, false, NULL, NULL, NULL, NULL, NULL, 0}

/**
 * Writes findings.
 * @param findings  the findings; the suppressed ones are left out
 * @param format    NULL = defaults
 * @param output    where to
 * @return CHAIN_OK, CHAIN_UNSUPPORTED for an unknown name, CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT; a failed write is told by
 *         chain_output_close()
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_findings_write(const chain_findings *findings, const chain_findings_format *format,
                                                           chain_output *output);

/** Findings that are written list by list, so that no more is in memory than one list has. */
typedef struct chain_listing chain_listing;
/**
 * Begins to write lists of findings as one document (json, csv, sarif, junit, gitlab) or one after the other (the other formats).
 * @param format   NULL = defaults; root, run, input, context and statistics must stay until the end
 * @param output   where to; stays the caller's, and gets nothing else meanwhile
 * @param listing  gets the listing, to be ended or freed
 * @return as chain_findings_write()
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_listing_begin(const chain_findings_format *format, chain_output *output,
                                                          chain_listing **listing);
/**
 * Writes one list. Of sarif nothing is written before the end, for the heaviest findings of all are chosen; what may be chosen lies in a
 * temporary file without a name when it is much.
 * @return CHAIN_OK, CHAIN_NO_MEMORY, CHAIN_IO_WRITE (the temporary file), CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_listing_add(chain_listing *listing, const chain_findings *findings);
/**
 * Writes what ends the document, and frees the listing in any case.
 * @param listing   NULL gives CHAIN_BAD_ARGUMENT
 * @param left_out  gets how many findings the format had no room for (sarif); may be NULL
 * @return CHAIN_OK, or what failed now or in a list before
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_listing_end(chain_listing *listing, size_t *left_out);
/** Frees a listing that is not to be ended. NULL is fine. */
CHAIN_API void chain_listing_free(chain_listing *listing);

/** What is wrong with a line that chain_findings_read() could not read. */
typedef struct chain_findings_fault {
    size_t line;     /**< Counted from 1. */
    const char *why; /**< In English, a msgid for chain_words(); static. */
} chain_findings_fault;

/**
 * Reads findings back that were written as "jsonl", for instance by runs on several machines: they can then be written together in
 * any format. Their words stay in the language in which they were written. Empty lines are skipped.
 * @param bytes     the lines, UTF-8, need not end with NUL
 * @param length    how many bytes
 * @param findings  gets them, behind what is there
 * @param fault     says what is wrong when CHAIN_UNSUPPORTED is returned; may be NULL
 * @return CHAIN_OK; CHAIN_UNSUPPORTED (a line that is no finding, or of a rule that this version does not know; those before it
 *         were read); CHAIN_NO_MEMORY; CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_findings_read(const char *bytes, size_t length, chain_findings *findings,
                                                          chain_findings_fault *fault);
/** How many formats of findings there are. */
CHAIN_API size_t chain_writer_count(void);
/** The name of a format of findings, or NULL. */
CHAIN_API const char *chain_writer_name(size_t position);
/** Does all of one output have to be written at once, as against list after list? False for unknown names. */
CHAIN_API bool chain_writer_is_document(const char *name);

/**
 * Writes a model in the dialect that it was read from, in canonical form. Chain XML: the order, indentation and attribute order of
 * models/schema. BPMN: the document as it was, its own diagram, ids, order, extensions and comments, indented. Reading it again
 * gives the same model, writing that again the same bytes. Comments and content of other namespaces are kept.
 * @return CHAIN_OK, CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT (NULL, or a model that was not read to its end)
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_model_write(const chain_model *model, chain_output *output);

/** How to convert a model. Start with CHAIN_CONVERT_OPTIONS_INIT. */
typedef struct chain_convert_options {
    size_t size;         /**< sizeof(chain_convert_options), set by the initialiser. */
    const char *dialect; /**< "chain" or "bpmn"; NULL = the one it was read from. */
    bool layout;         /**< BPMN from BPMN: the diagrams are made anew; all else stays, written as UTF-8 and indented. */
    bool top_down;       /**< A new diagram runs from top to bottom instead of from left to right. */
    chain_findings *findings; /**< Gets what the other dialect has no place for, behind what is there; NULL = not wanted. */
    const char *forms;   /**< "camunda-7" or "camunda-8": a document that is made says care data by properties that the forms in
                              models/bpmn show, and by care elements only what these cannot say. NULL = by care elements. */
} chain_convert_options;

/** Defaults. */
#define CHAIN_CONVERT_OPTIONS_INIT {sizeof(chain_convert_options), NULL, false, false, NULL, NULL}

/**
 * Writes a model in a dialect. A chain becomes a BPMN 2.0 document with a diagram: a lane for each actor, tasks, events, gateways and
 * flows; what BPMN has no words for stands in care elements, so that reading it gives the same chain again. Types of tasks and gateways,
 * sorts of events and what other programs have added to a BPMN document stay with the steps and flows of the chain, in the namespaces
 * that they have, and become BPMN again. What has no place (comments, diagrams, the nesting of sub-processes) is told as findings.
 * A BPMN document that is neither converted nor drawn anew comes out as it was, to the byte.
 * @param model    the model; NULL, or a BPMN document loaded lean (chain_load_options), gives CHAIN_BAD_ARGUMENT
 * @param options  NULL = nothing is converted
 * @param output   where to
 * @return CHAIN_OK, CHAIN_UNSUPPORTED (no such dialect or forms, or not for regions and rules), CHAIN_LIMIT (too large to be drawn),
 *         CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_model_convert(const chain_model *model, const chain_convert_options *options,
                                                          chain_output *output);
/** How many dialects there are. */
CHAIN_API size_t chain_dialect_count(void);
/** The name of a dialect, or NULL. */
CHAIN_API const char *chain_dialect_name(size_t position);
/** The programs whose forms there are: "camunda-7", "camunda-8"; NULL past the last. */
CHAIN_API const char *chain_forms_name(size_t position);
/** The dialect that a model was read from, "chain" for one that a program built; NULL for NULL. */
CHAIN_API const char *chain_model_dialect(const chain_model *model);

#ifdef __cplusplus
}
#endif

#endif
