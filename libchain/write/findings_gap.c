/*
 * One gap as a report for people:
 *
 * [G1] What is wrong in a few words [rule]
 *      Seen         what and where, in a sentence ...
 *                   ... that goes on here
 */
#include <stdio.h>
#include <string.h>

#include "chain/words.h"
#include "write/tell.h"
#include "write/writers.h"

#define INDENT 5u
#define GAP 2u

enum row { SEEN, WHERE, KNOWN, CLIENT, QUESTION, DECISION, ROWS };

static const char *const labels[ROWS] = {
    [SEEN] = N_("Seen"), [WHERE] = N_("Where"), [KNOWN] = N_("Known from"),
    [CLIENT] = N_("For the client"), [QUESTION] = N_("Question"),
    [DECISION] = N_("Decision"),
};

static size_t width_of(const char *text)
{
    return chain_utf8_width(text, strlen(text));
}

/* Where the words begin: right of the longest label. */
static size_t words_column(chain_lang lang)
{
    size_t widest = 0;
    for (int i = 0; i < ROWS; i++) {
        size_t width = width_of(chain_words(lang, labels[i]));
        widest = width > widest ? width : widest;
    }
    return INDENT + widest + GAP;
}

static void put_where(struct chain_buffer *buffer, const struct chain_finding *finding, chain_lang lang)
{
    char line[16];
    if (chain_finding_put(buffer, finding, CHAIN_PART_SUBJECT, lang) && finding->file)
        chain_buffer_text(buffer, ", ");
    if (!finding->file)
        return;
    chain_buffer_text(buffer, finding->file);
    snprintf(line, sizeof line, ":%u", finding->line);
    chain_buffer_text(buffer, finding->line ? line : "");
}

static void put_words(struct chain_buffer *buffer, const struct chain_finding *finding, enum row row, chain_lang lang)
{
    static const chain_part parts[ROWS] = {
        [SEEN] = CHAIN_PART_MESSAGE, [KNOWN] = CHAIN_PART_EVIDENCE,
        [CLIENT] = CHAIN_PART_CONSEQUENCE, [QUESTION] = CHAIN_PART_QUESTION,
    };
    if (row == WHERE)
        put_where(buffer, finding, lang);
    else if (row == DECISION)
        chain_finding_put_decision(buffer, finding, lang);
    else if (row == KNOWN && finding->evidence == CHAIN_EVIDENCE_UNKNOWN && !(finding->sources && finding->sources[0]))
        chain_buffer_text(buffer, chain_words(lang, N_("no source is given")));
    else
        chain_finding_put(buffer, finding, parts[row], lang);
}

static void put_row(struct chain_buffer *buffer, const struct chain_finding *finding, enum row row, chain_lang lang)
{
    struct chain_buffer words = {NULL, 0, 0, false}, clean = {NULL, 0, 0, false};
    put_words(&words, finding, row, lang);
    if (words.bytes)
        chain_put_printable(&clean, words.bytes);
    if (clean.bytes) {
        const char *label = chain_words(lang, labels[row]);
        size_t column = words_column(lang);
        chain_put_blanks(buffer, INDENT);
        chain_buffer_text(buffer, label);
        chain_put_blanks(buffer, column - INDENT - width_of(label));
        chain_put_wrapped(buffer, clean.bytes, column, column);
    }
    buffer->failed = buffer->failed || words.failed || clean.failed;
    chain_buffer_clear(&words);
    chain_buffer_clear(&clean);
}

static void put_title(struct chain_buffer *buffer, const struct chain_finding *finding, const char *number,
                      const struct chain_findings_style *style)
{
    struct chain_buffer title = {NULL, 0, 0, false};
    chain_finding_put(&title, finding, CHAIN_PART_TITLE, style->lang);
    chain_buffer_text(&title, " [");
    chain_buffer_text(&title, finding->rule->id);
    chain_buffer_text(&title, "]");
    chain_buffer_text(buffer, style->colour ? "\033[1m" : "");
    chain_buffer_text(buffer, number);
    chain_buffer_text(buffer, style->colour ? "\033[0m " : " ");
    if (title.bytes)
        chain_put_wrapped(buffer, title.bytes, INDENT, strlen(number) + 1);
    buffer->failed = buffer->failed || title.failed;
    chain_buffer_clear(&title);
}

void chain_finding_put_decision(struct chain_buffer *buffer, const struct chain_finding *finding, chain_lang lang)
{
    const struct chain_decided *decided = chain_finding_decided(finding);
    struct chain_buffer scratch = {NULL, 0, 0, false};
    if (!decided)
        return;
    chain_finding_put(buffer, finding, CHAIN_PART_DECISION, lang);
    if (decided->owner)
        CHAIN_PUT_FILLED(buffer, lang, N_(" Seen to by: {0}."), decided->owner);
    if (decided->date)
        CHAIN_PUT_FILLED(buffer, lang, N_(" Decided on {0}."), chain_date_words(&scratch, decided->date, lang));
    if (decided->until)
        CHAIN_PUT_FILLED(buffer, lang, decided->state == CHAIN_DECISION_EXPIRED ? N_(" It held until {0}: the gap is open again.")
                                                                                : N_(" It holds until {0}."),
                         chain_date_words(&scratch, decided->until, lang));
    buffer->failed = buffer->failed || scratch.failed;
    chain_buffer_clear(&scratch);
}

void chain_finding_write_gap(struct chain_buffer *buffer, const struct chain_finding *finding, size_t number,
                             const struct chain_findings_style *style)
{
    char text[32];
    snprintf(text, sizeof text, "[G%zu]", number);
    put_title(buffer, finding, text, style);
    for (int row = 0; row < ROWS; row++)
        put_row(buffer, finding, (enum row)row, style->lang);
}
