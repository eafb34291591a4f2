/* How many gaps the chains of the map have. */
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "view/map.h"

static int by_file(const void *a, const void *b)
{
    const struct chain_map_gaps *x = a, *y = b;
    int order = strcmp(x->file, y->file);
    return order ? order : x->chain < y->chain ? -1 : x->chain > y->chain;
}

static int is_of_file(const void *key, const void *entry)
{
    return strcmp(key, ((const struct chain_map_gaps *)entry)->file);
}

static int by_chain(const void *a, const void *b)
{
    const struct chain_map_gaps *x = a, *y = b;
    return x->chain < y->chain ? -1 : x->chain > y->chain;
}

static void count(const struct chain_map *map, const chain_finding *finding)
{
    const char *file = chain_finding_place(finding).file;
    struct chain_map_gaps *gaps = file ? bsearch(file, map->gaps, map->count, sizeof *map->gaps, is_of_file) : NULL;
    if (!gaps || chain_finding_severity(finding) == CHAIN_SEVERITY_UNKNOWN || chain_finding_decided(finding))
        return;
    gaps->count++;
    gaps->serious += chain_finding_severity(finding) == CHAIN_SEVERITY_ERROR;
}

bool chain_map_find_gaps(struct chain_map *map)
{
    const chain_findings *findings = map->lanes->request->findings;
    if (!findings)
        return true;
    map->gaps = chain_arena_array(&map->lanes->scratch, map->count + 1, sizeof *map->gaps);
    if (!map->gaps)
        return false;
    for (size_t i = 0; i < map->count; i++) {
        const char *file = chain_object_place(chain_model_root(map->models[i])).file;
        map->gaps[i] = (struct chain_map_gaps){file ? file : "", i, 0, 0};
    }
    qsort(map->gaps, map->count, sizeof *map->gaps, by_file);
    for (size_t i = 0; i < chain_findings_count(findings); i++)
        count(map, chain_findings_at(findings, i));
    qsort(map->gaps, map->count, sizeof *map->gaps, by_chain);
    return true;
}

void chain_map_add_gaps(struct chain_phrase *phrase, const struct chain_map *map, size_t chain)
{
    chain_lang lang = map->lanes->view->lang;
    struct chain_phrase all = {"", 0}, serious = {"", 0}, words = {"", 0};
    if (!map->gaps)
        return;
    chain_phrase_add_count(&all, map->gaps[chain].count);
    chain_phrase_add_count(&serious, map->gaps[chain].serious);
    chain_phrase_fill(&words, chain_words(lang, map->gaps[chain].serious ? N_("gaps: {0}, of them serious: {1}") : N_("gaps: {0}")), all.bytes, serious.bytes);
    chain_phrase_join(phrase, " \u00B7 ", words.bytes);
}
