#include "mend.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "unified.h"

#define ROUNDS 16 /* edits that touch each other are made one after the other */

/* A text, and what was found in it. */
struct state {
    chain_input *input;
    chain_findings *findings;
};

static void clear(struct state *state)
{
    chain_input_free(state->input);
    chain_findings_free(state->findings);
    *state = (struct state){NULL, NULL};
}

static struct cli_text text_of(const struct state *state)
{
    struct cli_text text;
    text.bytes = chain_input_text(state->input, &text.length);
    return text;
}

static bool is_wanted(const struct cli_arguments *arguments, const chain_findings *findings, const char *path)
{
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        const char *file = chain_finding_place(finding).file;
        if (chain_finding_is_fixable(finding) && file && strcmp(file, path) == 0)
            return true;
    }
    return arguments->canonical;
}

/* Judges a text as the file of that path. The model is given back when it is asked for. */
static bool judge(const struct cli_mending *mending, const char *path, struct state *state, chain_model **wanted)
{
    chain_model *model = NULL;
    struct cli_text text = text_of(state);
    chain_status status = chain_load_memory(text.bytes, text.length, path, mending->load, &model);
    state->findings = chain_findings_new();
    bool judged = model && status == CHAIN_OK && state->findings && chain_findings_add_file(state->findings, path) == CHAIN_OK &&
                  mending->judge(model, mending->check, state->findings) == CHAIN_OK;
    if (wanted)
        *wanted = model;
    else
        chain_model_free(model);
    return judged;
}

/* The text in an output becomes the next state, if it is no worse. */
static bool step(const struct cli_mending *mending, const char *path, const chain_output *output, struct state *state)
{
    struct state next = {NULL, NULL};
    size_t length = 0;
    const char *bytes = chain_output_bytes(output, &length);
    bool good = chain_input_memory(bytes, length, &next.input) == CHAIN_OK && judge(mending, path, &next, NULL) &&
                chain_findings_count_severity(next.findings, CHAIN_SEVERITY_ERROR) <=
                    chain_findings_count_severity(state->findings, CHAIN_SEVERITY_ERROR);
    if (!good) {
        clear(&next);
        return false;
    }
    clear(state);
    *state = next;
    return true;
}

static bool mend_once(const struct cli_mending *mending, const char *path, struct state *state, size_t *mended)
{
    chain_output *output = chain_output_memory();
    bool done = output && chain_fix(state->input, path, state->findings, output, mended) == CHAIN_OK &&
                (*mended == 0 || step(mending, path, output, state));
    chain_output_abandon(output);
    return done;
}

static bool make_canonical(const struct cli_mending *mending, const char *path, struct state *state)
{
    chain_model *model = NULL;
    chain_output *output = chain_output_memory();
    struct state again = {NULL, NULL};
    struct cli_text text = text_of(state);
    bool done = output && chain_input_memory(text.bytes, text.length, &again.input) == CHAIN_OK && judge(mending, path, &again, &model) &&
                chain_model_write(model, output) == CHAIN_OK && step(mending, path, output, state);
    chain_model_free(model);
    clear(&again);
    chain_output_abandon(output);
    return done;
}

/* What is on the disk is still what was judged. */
static bool is_unchanged(const char *path, struct cli_text text)
{
    chain_input *now = NULL;
    size_t length = 0;
    const char *bytes = chain_input_read(path, 0, &now) == CHAIN_OK ? chain_input_text(now, &length) : NULL;
    bool same = bytes && length == text.length && memcmp(bytes, text.bytes, length) == 0;
    chain_input_free(now);
    return same;
}

static bool write_file(const struct cli_arguments *arguments, const char *path, struct cli_text before, struct cli_text after)
{
    chain_output *output = NULL;
    if (!is_unchanged(path, before)) {
        cli_complain(arguments, N_("\"%s\" was changed by somebody else in the meantime; it is left as it is."), path);
        return false;
    }
    errno = 0;
    if (chain_output_file(path, &output) == CHAIN_OK) {
        chain_output_write(output, after.bytes, after.length);
        if (chain_output_close(output) == CHAIN_OK)
            return true;
    }
    cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(arguments, errno));
    return false;
}

static void finish(const struct cli_mending *mending, const char *path, struct cli_text before, struct cli_text after,
                   struct cli_mended *result)
{
    result->changed = before.length != after.length || memcmp(before.bytes, after.bytes, before.length) != 0;
    if (!result->changed)
        return;
    if (!mending->arguments->diff) {
        result->failed = !write_file(mending->arguments, path, before, after);
        return;
    }
    result->diff = chain_output_memory();
    result->failed = !result->diff || !cli_unified(path, before, after, cli_colours(mending->arguments), result->diff);
}

static struct cli_mended fail(const struct cli_mending *mending, const char *format, const char *path, struct state *state)
{
    cli_complain(mending->arguments, format, path);
    clear(state);
    return (struct cli_mended){.failed = true};
}

struct cli_mended cli_mend(const struct cli_mending *mending, const char *path, chain_findings **findings)
{
    struct cli_mended result = {.findings = 0};
    struct state state = {NULL, NULL}, before = {NULL, NULL};
    if (!is_wanted(mending->arguments, *findings, path))
        return result;
    if (chain_input_read(path, mending->load->max_bytes, &before.input) != CHAIN_OK || !chain_input_is_exact(before.input))
        return fail(mending, N_("\"%s\" is not mended: it is not in UTF-8."), path, &before);
    struct cli_text old = text_of(&before);
    if (chain_input_memory(old.bytes, old.length, &state.input) != CHAIN_OK || !judge(mending, path, &state, NULL)) {
        clear(&state);
        return fail(mending, N_("\"%s\" is not mended: mend first what keeps it from being read."), path, &before);
    }
    bool good = true;
    for (size_t round = 0, mended = 1; good && mended && round < ROUNDS; round++) {
        good = mend_once(mending, path, &state, &mended);
        result.findings += good ? mended : 0;
    }
    if (good && mending->arguments->canonical)
        good = make_canonical(mending, path, &state);
    if (!good) {
        clear(&state);
        return fail(mending, N_("\"%s\" is not mended: the mended text would not be right."), path, &before);
    }
    finish(mending, path, old, text_of(&state), &result);
    if (!result.failed && !mending->arguments->diff) {
        chain_findings_free(*findings);
        *findings = state.findings;
        state.findings = NULL;
    }
    clear(&state);
    clear(&before);
    return result;
}
