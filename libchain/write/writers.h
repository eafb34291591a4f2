/* What a writer of findings is: a row in writers.c and one file. */
#ifndef CHAIN_WRITE_WRITERS_H
#define CHAIN_WRITE_WRITERS_H

#include "chain/write.h"
#include "rule/findings.h"
#include "write/buffer.h"

/* How: always a language, never NULL. */
struct chain_findings_style {
    chain_lang lang;
    bool colour;
    bool bom; /* csv: begin with a byte order mark */
    const char *root; /* paths below it are told from there; NULL = as they are */
    const char *run;  /* sarif: what the run is called, NULL = "findings" */
    chain_findings_input *input;  /* text: gives the lines that are shown; NULL = none are */
    void *context;                 /* of input */
    const struct chain_statistics *statistics; /* json; NULL = none */
    size_t columns; /* text: of the terminal, 0 = not known */
};

/* CHAIN_OK or CHAIN_NO_MEMORY. */
typedef chain_status chain_findings_writer(const struct chain_findings *findings, const struct chain_findings_style *style,
                                           chain_output *output);

chain_findings_writer chain_findings_write_text;
chain_findings_writer chain_findings_write_line;
chain_findings_writer chain_findings_write_jsonl;
chain_findings_writer chain_findings_write_github;

/* A format in which all findings make one document, written list by list: what begins it, one list, what ends it. */
struct chain_document {
    size_t size; /* of what the format keeps meanwhile; begins with zero */
    chain_status (*begin)(chain_listing *listing); /* NULL = nothing */
    chain_status (*add)(chain_listing *listing, const struct chain_findings *findings);
    chain_status (*end)(chain_listing *listing);
    void (*clear)(void *own); /* NULL = there is nothing to be freed */
};

struct chain_listing {
    struct chain_findings_style style;
    chain_findings_writer *write;          /* of lists one after the other, or NULL */
    const struct chain_document *document; /* or NULL */
    chain_output *output;
    void *own;       /* what a document keeps */
    size_t left_out; /* findings that the format has no room for */
    bool failed;     /* sticky: memory ran out in a list, so it has no good end */
};

extern const struct chain_document chain_document_json, chain_document_csv, chain_document_sarif, chain_document_junit,
    chain_document_gitlab;

/* findings_gap.c: one gap as a report for people; the number is its place in the list. */
void chain_finding_write_gap(struct chain_buffer *buffer, const struct chain_finding *finding, size_t number,
                             const struct chain_findings_style *style);

/* What has been decided about it, by whom, when, until when; nothing when nothing has been. */
void chain_finding_put_decision(struct chain_buffer *buffer, const struct chain_finding *finding, chain_lang lang);

/*
 * excerpt.c: the line of a place with its number and a mark below what is meant; nothing when the line is not to be had. A line that
 * is too long is shown around the place.
 */
void chain_put_excerpt(struct chain_buffer *buffer, const chain_place *place, const char *colour,
                       const struct chain_findings_style *style);

/* The words for a further place of a finding. */
void chain_finding_put_related(struct chain_buffer *buffer, const struct chain_finding *finding, size_t position, chain_lang lang);
/* A text of a finding; what is no UTF-8 in it becomes U+FFFD. False when there is no such text. */
bool chain_finding_put(struct chain_buffer *buffer, const struct chain_finding *finding, chain_part part, chain_lang lang);
/* Any text in the same way. A text for a terminal has no control characters: they become U+FFFD, and line ends blanks. */
void chain_put_utf8(struct chain_buffer *buffer, const char *text);
void chain_put_printable(struct chain_buffer *buffer, const char *text);

#endif
