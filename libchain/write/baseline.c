/*
 * The list of known findings. Below a first line that says what it is, each line is
 *   FILE <tab> RULE <tab> SUBJECT <tab> HOW MANY
 * sorted, and behind them "# end"; tabs, line ends and backslashes within a field are written \t \n \r \\.
 */
#include "chain/baseline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "rule/findings.h"
#include "write/buffer.h"
#include "write/ci.h"

#define TITLE "# chain baseline 1: known findings. Written by --write-baseline; a line: file, rule, subject, how many."
#define END "# end" /* so that one that is cut off is known */
#define MOST 1000000000ul

struct known {
    const char *file, *rule, *subject;
    size_t count;
};

struct chain_baseline {
    struct chain_arena arena;
    struct chain_strings strings;
    const char *folder, *working; /* NULL = none */
    struct known *items;
    size_t count, capacity;
    bool sorted;
};

static int compare_keys(const struct known *a, const struct known *b)
{
    int order = strcmp(a->file, b->file);
    if (!order)
        order = strcmp(a->rule, b->rule);
    return order ? order : strcmp(a->subject, b->subject);
}

static int compare(const void *a, const void *b)
{
    return compare_keys(a, b);
}

/* In order, each key once. */
static void sort(chain_baseline *baseline)
{
    size_t kept = 0;
    if (baseline->count > 1)
        qsort(baseline->items, baseline->count, sizeof *baseline->items, compare);
    for (size_t i = 0; i < baseline->count; i++) {
        if (kept && compare_keys(&baseline->items[kept - 1], &baseline->items[i]) == 0)
            baseline->items[kept - 1].count += baseline->items[i].count;
        else
            baseline->items[kept++] = baseline->items[i];
    }
    baseline->count = kept;
    baseline->sorted = true;
}

static const char *intern(chain_baseline *baseline, const char *text)
{
    return chain_strings_add(&baseline->strings, text ? text : "", text ? strlen(text) : 0);
}

chain_baseline *chain_baseline_new(const char *folder, const char *working)
{
    chain_baseline *baseline = calloc(1, sizeof *baseline);
    if (!baseline)
        return NULL;
    chain_arena_init(&baseline->arena);
    chain_strings_init(&baseline->strings, &baseline->arena);
    baseline->folder = folder ? intern(baseline, folder) : NULL;
    baseline->working = working ? intern(baseline, working) : NULL;
    if (!baseline->arena.failed)
        return baseline;
    chain_baseline_free(baseline);
    return NULL;
}

void chain_baseline_free(chain_baseline *baseline)
{
    if (!baseline)
        return;
    chain_strings_clear(&baseline->strings);
    chain_arena_clear(&baseline->arena);
    free(baseline->items);
    free(baseline);
}

static bool add(chain_baseline *baseline, const char *file, const char *rule, const char *subject, size_t count)
{
    if (baseline->count == baseline->capacity) {
        size_t capacity = baseline->capacity ? baseline->capacity * 2 : 64;
        struct known *items = realloc(baseline->items, capacity * sizeof *items);
        if (!items)
            return false;
        baseline->items = items;
        baseline->capacity = capacity;
    }
    struct known *known = &baseline->items[baseline->count];
    *known = (struct known){intern(baseline, file), intern(baseline, rule), intern(baseline, subject), count};
    if (!known->file || !known->rule || !known->subject)
        return false;
    baseline->count++;
    baseline->sorted = false;
    return true;
}

/* A path as the list has it. */
static void put_path(struct chain_buffer *path, const chain_baseline *baseline, const char *file)
{
    struct chain_findings_style style = {.root = baseline->folder};
    struct chain_buffer whole = {NULL, 0, 0, false};
    if (file[0] != '/' && baseline->working && baseline->folder) {
        chain_buffer_text(&whole, baseline->working);
        chain_buffer_text(&whole, "/");
    }
    chain_buffer_text(&whole, file);
    chain_put_path(path, whole.bytes ? whole.bytes : "", &style);
    path->failed = path->failed || whole.failed;
    chain_buffer_clear(&whole);
}

/* The file that was looked at: what is found in a region file counts for each chain that names it. */
static const char *file_of(const struct chain_findings *findings)
{
    return findings->file_count ? findings->files[0] : findings->count && findings->items[0]->file ? findings->items[0]->file : "";
}

chain_status chain_baseline_add(chain_baseline *baseline, const chain_findings *findings)
{
    struct chain_buffer path = {NULL, 0, 0, false};
    if (!baseline || !findings)
        return CHAIN_BAD_ARGUMENT;
    put_path(&path, baseline, file_of(findings));
    bool done = !path.failed;
    for (size_t i = 0; done && i < findings->count; i++) {
        const struct chain_finding *finding = findings->items[i];
        if (!chain_finding_is_settled(finding))
            done = add(baseline, path.bytes, finding->rule->id, finding->subject, 1);
    }
    chain_buffer_clear(&path);
    return done ? CHAIN_OK : CHAIN_NO_MEMORY;
}

size_t chain_baseline_count(const chain_baseline *baseline)
{
    size_t count = 0;
    for (size_t i = 0; baseline && i < baseline->count; i++)
        count += baseline->items[i].count;
    return count;
}

/* The first that is not before the key. */
static size_t first_from(const chain_baseline *baseline, const struct known *key)
{
    size_t low = 0, high = baseline->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_keys(&baseline->items[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Is the finding among those that are left of the known ones? Then there is one less. */
static bool use(const chain_baseline *baseline, const char *path, const struct chain_finding *finding, size_t from, size_t *left)
{
    struct known key = {path, finding->rule->id, finding->subject ? finding->subject : "", 0};
    size_t at = first_from(baseline, &key);
    if (at == baseline->count || compare_keys(&baseline->items[at], &key) != 0 || left[at - from] == 0)
        return false;
    left[at - from]--;
    return true;
}

static void hide(const chain_baseline *baseline, struct chain_findings *findings, const char *path, size_t from, size_t *left,
                 chain_known *known)
{
    size_t shown = 0;
    for (size_t i = 0; i < findings->count; i++) {
        struct chain_finding *finding = findings->items[i];
        if (!chain_finding_is_settled(finding) && use(baseline, path, finding, from, left))
            known->hidden++;
        else
            findings->items[shown++] = finding;
    }
    findings->count = shown;
}

static chain_status apply(const chain_baseline *baseline, struct chain_findings *findings, const char *path, chain_known *known)
{
    struct known key = {path, "", "", 0};
    size_t from = first_from(baseline, &key), to = from;
    while (to < baseline->count && strcmp(baseline->items[to].file, path) == 0)
        to++;
    size_t *left = to > from ? calloc(to - from, sizeof *left) : NULL;
    if (to == from)
        return CHAIN_OK;
    if (!left)
        return CHAIN_NO_MEMORY;
    for (size_t i = from; i < to; i++)
        left[i - from] = baseline->items[i].count;
    hide(baseline, findings, path, from, left, known);
    for (size_t i = from; i < to; i++)
        known->gone += left[i - from];
    free(left);
    return CHAIN_OK;
}

chain_status chain_baseline_apply(const chain_baseline *baseline, chain_findings *findings, chain_known *known)
{
    struct chain_buffer path = {NULL, 0, 0, false};
    chain_known counts = {0, 0};
    if (!baseline || !findings || (baseline->count && !baseline->sorted))
        return CHAIN_BAD_ARGUMENT;
    put_path(&path, baseline, file_of(findings));
    chain_status status = path.failed ? CHAIN_NO_MEMORY : apply(baseline, findings, path.bytes ? path.bytes : "", &counts);
    chain_buffer_clear(&path);
    if (known)
        *known = counts;
    return status;
}

static bool is_lost(const chain_baseline *baseline, const char *file)
{
    struct chain_buffer path = {NULL, 0, 0, false};
    struct stat about;
    if (file[0] != '/' && baseline->folder) {
        chain_buffer_text(&path, baseline->folder);
        chain_buffer_text(&path, "/");
    }
    chain_buffer_text(&path, file);
    bool lost = path.bytes && stat(path.bytes, &about) != 0;
    chain_buffer_clear(&path);
    return lost;
}

size_t chain_baseline_of_lost_files(const chain_baseline *baseline)
{
    size_t lost = 0;
    bool is = false;
    for (size_t i = 0; baseline && i < baseline->count; i++) {
        if (i == 0 || baseline->items[i].file != baseline->items[i - 1].file)
            is = is_lost(baseline, baseline->items[i].file);
        lost += is ? baseline->items[i].count : 0;
    }
    return lost;
}

static const char special[] = "\t\n\r\\", letters[] = "tnr\\";

static void put_field(struct chain_buffer *line, const char *text)
{
    for (; *text; text++) {
        const char *at = strchr(special, *text);
        chain_buffer_text(line, at ? "\\" : "");
        chain_buffer_put(line, at ? &letters[at - special] : text, 1);
    }
    chain_buffer_text(line, "\t");
}

chain_status chain_baseline_write(chain_baseline *baseline, chain_output *output)
{
    struct chain_buffer line = {NULL, 0, 0, false};
    char number[24];
    if (!baseline || !output)
        return CHAIN_BAD_ARGUMENT;
    sort(baseline);
    chain_output_text(output, TITLE "\n");
    for (size_t i = 0; i < baseline->count; i++) {
        const struct known *known = &baseline->items[i];
        line.length = 0;
        put_field(&line, known->file);
        put_field(&line, known->rule);
        put_field(&line, known->subject);
        snprintf(number, sizeof number, "%zu\n", known->count);
        chain_buffer_text(&line, number);
        chain_output_write(output, line.bytes, line.length);
    }
    chain_output_text(output, END "\n");
    bool failed = line.failed;
    chain_buffer_clear(&line);
    return failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}

/* Takes the field's marks back in place; NULL when they make no sense. Moves on to the next field. */
static char *take_field(char **at)
{
    char *field = *at, *to = field, *end = strchr(field, '\t');
    if (!end)
        return NULL;
    *at = end + 1;
    for (char *c = field; c < end; c++) {
        const char *letter = *c == '\\' && c[1] ? strchr(letters, c[1]) : NULL;
        if (*c == '\\' && !letter)
            return NULL;
        *to++ = letter ? special[letter - letters] : *c;
        c += letter != NULL;
    }
    *to = '\0';
    return field;
}

/* NULL when it was taken; else what is wrong. */
static const char *take_line(chain_baseline *baseline, char *line, chain_status *status)
{
    char *at = line, *end = NULL;
    const char *file = take_field(&at), *rule = file ? take_field(&at) : NULL, *subject = rule ? take_field(&at) : NULL;
    if (!subject || !rule[0])
        return N_("it is not FILE, RULE, SUBJECT and a number, parted by tabs");
    unsigned long count = at[0] >= '1' && at[0] <= '9' ? strtoul(at, &end, 10) : 0;
    if (count == 0 || count > MOST || *end)
        return N_("it does not end with a number from 1 on");
    if (!add(baseline, file, rule, subject, count))
        *status = CHAIN_NO_MEMORY;
    return NULL;
}

static chain_status read_lines(chain_baseline *baseline, char *text, chain_findings_fault *fault)
{
    const size_t known = strcspn(TITLE, ":");
    const char *why = NULL;
    chain_status status = CHAIN_OK;
    size_t number = 1;
    bool ended = false;
    for (char *line = text, *next; line && status == CHAIN_OK && !why; line = next, number++) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        if (number == 1)
            why = strncmp(line, TITLE, known + 1) == 0 ? NULL : N_("it does not begin as a baseline of this version does");
        else if (strcmp(line, END) == 0)
            ended = true;
        else if (line[0] && line[0] != '#')
            why = take_line(baseline, line, &status);
    }
    if (!why && !ended)
        why = N_("its end is missing");
    if (fault)
        *fault = (chain_findings_fault){number - 1, why};
    return why ? CHAIN_UNSUPPORTED : status;
}

chain_status chain_baseline_read(chain_baseline *baseline, const char *bytes, size_t length, chain_findings_fault *fault)
{
    if (!baseline || (!bytes && length))
        return CHAIN_BAD_ARGUMENT;
    if (length && memchr(bytes, '\0', length)) {
        if (fault)
            *fault = (chain_findings_fault){1, N_("it is no text")};
        return CHAIN_UNSUPPORTED;
    }
    char *text = malloc(length + 1);
    if (!text)
        return CHAIN_NO_MEMORY;
    if (length)
        memcpy(text, bytes, length);
    text[length] = '\0';
    chain_status status = read_lines(baseline, text, fault);
    free(text);
    sort(baseline);
    return status;
}
