#include "unified.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CONTEXT 3
#define MOST 1500 /* edits that are looked for; the memory grows with their square */

/* A text as lines; each with its end. */
struct lines {
    struct cli_text text;
    size_t *starts; /* one more than lines */
    size_t count;
};

/* What becomes of the lines: how many of each text are the same, then how many are taken out, then how many put in. */
struct run {
    size_t same, out, in;
};

struct script {
    struct run *runs;
    size_t count, capacity;
    bool failed;
};

static bool split(struct lines *lines, struct cli_text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == '\n';
    count += text.length && text.bytes[text.length - 1] != '\n';
    *lines = (struct lines){text, malloc((count + 1) * sizeof(size_t)), count};
    size_t at = 0;
    for (size_t i = 0; lines->starts && i < count; i++) {
        lines->starts[i] = at;
        const char *end = memchr(text.bytes + at, '\n', text.length - at);
        at = end ? (size_t)(end - text.bytes) + 1 : text.length;
    }
    if (lines->starts)
        lines->starts[count] = text.length;
    return lines->starts != NULL;
}

static bool same(const struct lines *a, size_t i, const struct lines *b, size_t k)
{
    size_t length = a->starts[i + 1] - a->starts[i];
    return length == b->starts[k + 1] - b->starts[k] && memcmp(a->text.bytes + a->starts[i], b->text.bytes + b->starts[k], length) == 0;
}

static void add(struct script *script, size_t kept, size_t out, size_t in)
{
    struct run *last = script->count ? &script->runs[script->count - 1] : NULL;
    if (last && (kept == 0 || (last->out == 0 && last->in == 0))) {
        last->same += last->out || last->in ? 0 : kept;
        last->out += out;
        last->in += in;
        return;
    }
    if (script->count == script->capacity) {
        size_t capacity = script->capacity ? script->capacity * 2 : 32;
        struct run *runs = realloc(script->runs, capacity * sizeof *runs);
        if (!runs) {
            script->failed = true;
            return;
        }
        script->runs = runs;
        script->capacity = capacity;
    }
    script->runs[script->count++] = (struct run){kept, out, in};
}

/* Myers: the furthest line of `a` that so many edits reach on each diagonal, kept for each number of edits. */
struct search {
    const struct lines *a, *b;
    size_t from, a_to, b_to; /* the part between what is the same at both ends */
    int32_t *reached;        /* of d edits: d * d entries before it, then 2 d + 1 */
    int32_t edits;           /* -1: not found */
};

static int32_t *of_edits(const struct search *search, int32_t d)
{
    return search->reached + (size_t)d * (size_t)d + (size_t)d; /* the entry of diagonal 0 */
}

static int32_t begin_at(const struct search *search, int32_t d, int32_t k)
{
    if (d == 0)
        return 0;
    const int32_t *before = of_edits(search, d - 1);
    bool down = k == -d || (k != d && before[k - 1] < before[k + 1]);
    return down ? before[k + 1] : before[k - 1] + 1;
}

static void search_script(struct search *search)
{
    int32_t n = (int32_t)(search->a_to - search->from), m = (int32_t)(search->b_to - search->from);
    search->edits = -1;
    for (int32_t d = 0; d < MOST && d <= n + m; d++) {
        for (int32_t k = -d; k <= d; k += 2) {
            int32_t x = begin_at(search, d, k);
            while (x < n && x - k < m && x - k >= 0 &&
                   same(search->a, search->from + (size_t)x, search->b, search->from + (size_t)(x - k)))
                x++;
            of_edits(search, d)[k] = x;
            if (x >= n && x - k >= m) {
                search->edits = d;
                return;
            }
        }
        for (int32_t k = -d + 1; k < d; k += 2) /* diagonals of the other parity are never asked for */
            of_edits(search, d)[k] = 0;
    }
}

/* Back from the end: what each edit was. */
static bool trace(const struct search *search, struct script *script)
{
    int32_t x = (int32_t)(search->a_to - search->from), k = x - (int32_t)(search->b_to - search->from);
    int32_t *kept = calloc((size_t)search->edits + 1, sizeof *kept);
    bool *down = calloc((size_t)search->edits + 1, sizeof *down);
    for (int32_t d = search->edits; kept && down && d >= 0; d--) {
        int32_t begin = begin_at(search, d, k);
        kept[d] = x - begin;
        if (d == 0)
            break;
        const int32_t *before = of_edits(search, d - 1);
        down[d] = k == -d || (k != d && before[k - 1] < before[k + 1]);
        k += down[d] ? 1 : -1;
        x = before[k];
    }
    bool done = kept && down;
    for (int32_t d = 0; done && d <= search->edits; d++) {
        if (d > 0)
            add(script, 0, !down[d], down[d]);
        if (kept[d] > 0)
            add(script, (size_t)kept[d], 0, 0);
    }
    free(kept);
    free(down);
    return done;
}

static bool compare(const struct lines *a, const struct lines *b, struct script *script)
{
    struct search search = {.a = a, .b = b, .a_to = a->count, .b_to = b->count};
    while (search.from < a->count && search.from < b->count && same(a, search.from, b, search.from))
        search.from++;
    while (search.a_to > search.from && search.b_to > search.from && same(a, search.a_to - 1, b, search.b_to - 1)) {
        search.a_to--;
        search.b_to--;
    }
    size_t all = (search.a_to - search.from) + (search.b_to - search.from), most = all < MOST ? all + 1 : MOST;
    if (all > INT32_MAX / 4)
        most = 1;
    search.reached = malloc((most + 1) * (most + 1) * sizeof *search.reached);
    add(script, search.from, 0, 0);
    if (!search.reached)
        return false;
    search.edits = -1;
    if (most > 1)
        search_script(&search);
    bool done = true;
    if (search.edits >= 0)
        done = trace(&search, script);
    else
        add(script, 0, search.a_to - search.from, search.b_to - search.from);
    free(search.reached);
    add(script, a->count - search.a_to, 0, 0);
    return done && !script->failed;
}

static void put_lines(chain_output *output, const struct lines *lines, size_t from, size_t count, const char *mark, const char *colour)
{
    for (size_t i = from; i < from + count; i++) {
        size_t length = lines->starts[i + 1] - lines->starts[i];
        const char *bytes = lines->text.bytes + lines->starts[i];
        bool whole = bytes[length - 1] == '\n';
        chain_output_text(output, colour);
        chain_output_text(output, mark);
        chain_output_write(output, bytes, whole ? length - 1 : length);
        chain_output_text(output, colour[0] ? "\033[0m\n" : "\n");
        if (!whole)
            chain_output_text(output, "\\ No newline at end of file\n");
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void put_range(char *text, size_t size, size_t from, size_t count)
{
    /* Of nothing, the line before it is named. */
    if (count == 1)
        snprintf(text, size, "%zu", from + 1);
    else
        snprintf(text, size, "%zu,%zu", count ? from + 1 : from, count);
}

/* Changes with few same lines between them make one hunk. Returns the first run that is not in it; a and b move on to its lines. */
static size_t put_hunk(chain_output *output, const struct lines *a, const struct lines *b, const struct script *script, size_t first,
                       size_t *a_at, size_t *b_at, bool colour)
{
    size_t last = first, before = least(script->runs[first].same, CONTEXT), out = before, in = before;
    char old[48], new[48], title[128];
    while (true) {
        out += script->runs[last].out;
        in += script->runs[last].in;
        if (last + 1 == script->count)
            break;
        size_t next = script->runs[last + 1].same;
        bool more = (script->runs[last + 1].out || script->runs[last + 1].in) && next <= 2 * CONTEXT;
        out += more ? next : least(next, CONTEXT);
        in += more ? next : least(next, CONTEXT);
        if (!more)
            break;
        last++;
    }
    size_t i = *a_at + script->runs[first].same - before, k = *b_at + script->runs[first].same - before;
    put_range(old, sizeof old, i, out);
    put_range(new, sizeof new, k, in);
    snprintf(title, sizeof title, "%s@@ -%s +%s @@%s\n", colour ? "\033[36m" : "", old, new, colour ? "\033[0m" : "");
    chain_output_text(output, title);
    for (size_t r = first; r <= last; r++) {
        size_t kept = r == first ? before : script->runs[r].same;
        put_lines(output, a, i, kept, " ", "");
        i += kept;
        k += kept;
        put_lines(output, a, i, script->runs[r].out, "-", colour ? "\033[31m" : "");
        put_lines(output, b, k, script->runs[r].in, "+", colour ? "\033[32m" : "");
        i += script->runs[r].out;
        k += script->runs[r].in;
    }
    put_lines(output, a, i, last + 1 < script->count ? least(script->runs[last + 1].same, CONTEXT) : 0, " ", "");
    *a_at = i;
    *b_at = k;
    return last + 1;
}

static void put_names(chain_output *output, const char *name)
{
    chain_output_text(output, "--- ");
    chain_output_text(output, name);
    chain_output_text(output, "\n+++ ");
    chain_output_text(output, name);
    chain_output_text(output, "\n");
}

bool cli_unified(const char *name, struct cli_text before, struct cli_text after, bool colour, chain_output *output)
{
    struct lines a = {.starts = NULL}, b = {.starts = NULL};
    struct script script = {.runs = NULL};
    if (before.length == after.length && (before.length == 0 || memcmp(before.bytes, after.bytes, before.length) == 0))
        return true;
    bool done = split(&a, before) && split(&b, after) && compare(&a, &b, &script);
    size_t i = 0, k = 0;
    if (done)
        put_names(output, name);
    for (size_t r = 0; done && r < script.count;) {
        if (script.runs[r].out || script.runs[r].in) {
            r = put_hunk(output, &a, &b, &script, r, &i, &k, colour);
        } else {
            i += script.runs[r].same;
            k += script.runs[r].same;
            r++;
        }
    }
    free(a.starts);
    free(b.starts);
    free(script.runs);
    return done;
}
