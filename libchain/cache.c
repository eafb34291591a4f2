#include "cache.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/value.h"
#include "cache_bytes.h"
#include "chain/chain.h"
#include "model/bpmn.h"
#include "model/model.h"
#include "rule/findings.h"
#include "write/spool.h"

#define MARK "chain-cache 1\n"
#define MARK_SIZE (sizeof MARK - 1)
#define MOST_BYTES ((size_t)256 << 20) /* of a file: as chain_load() has it */
#define MOST_CACHE ((size_t)1 << 31)

struct known {
    struct chain_cache_entry entry;
    bool visited, replaced;
};

struct chain_cache {
    chain_load_options load;
    const char *path;
    chain_lang lang;
    struct chain_digest key;
    int32_t day;
    struct chain_bytes old;
    struct known *known; /* by path */
    size_t known_count;
    struct chain_spool fresh; /* entries of this run, one after the other */
    uint64_t fresh_length;
    struct chain_digest_sum sum; /* of the mark, the key and them */
    bool usable, changed;
};

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct known *)a)->entry.path, ((const struct known *)b)->entry.path);
}

/* The part between mark and key and the digest at the end; failed when it is not believed. */
static struct chain_cache_scan entries_of(const struct chain_cache *cache)
{
    struct chain_cache_scan scan = {(const uint8_t *)cache->old.data, NULL, true};
    size_t length = cache->old.length, around = MARK_SIZE + 2 * CHAIN_DIGEST_SIZE;
    if (!cache->old.data || length < around)
        return scan;
    scan = (struct chain_cache_scan){scan.at, scan.at + length - CHAIN_DIGEST_SIZE, false};
    struct chain_cache_scan end = {scan.end, scan.end + CHAIN_DIGEST_SIZE, false};
    struct chain_digest whole = chain_digest_of(cache->old.data, length - CHAIN_DIGEST_SIZE);
    bool marked = memcmp(chain_cache_take(&scan, MARK_SIZE), MARK, MARK_SIZE) == 0;
    scan.failed = !marked || !chain_digest_same(chain_cache_take_digest(&end), whole);
    struct chain_digest key = chain_cache_take_digest(&scan);
    scan.failed = scan.failed || !chain_digest_same(key, cache->key);
    return scan;
}

static bool add_known(struct chain_cache *cache, struct chain_cache_entry entry, size_t *room)
{
    if (cache->known_count == *room) {
        size_t more = *room ? *room * 2 : 64;
        struct known *bigger = realloc(cache->known, more * sizeof *bigger);
        if (!bigger)
            return false;
        cache->known = bigger;
        *room = more;
    }
    cache->known[cache->known_count++] = (struct known){entry, false, false};
    return true;
}

static void read_old(struct chain_cache *cache)
{
    size_t room = 0;
    if (chain_bytes_read(cache->path, MOST_CACHE, &cache->old) != CHAIN_OK)
        return;
    struct chain_cache_scan scan = entries_of(cache);
    while (!scan.failed && scan.at < scan.end) {
        struct chain_cache_entry entry = chain_cache_take_entry(&scan);
        if (!scan.failed && !add_known(cache, entry, &room))
            scan.failed = true;
    }
    if (scan.failed)
        cache->known_count = 0;
    cache->changed = scan.failed;
    if (cache->known_count)
        qsort(cache->known, cache->known_count, sizeof *cache->known, by_path);
}

struct chain_cache *chain_cache_open(const chain_batch_options *options, const chain_check_options *check)
{
    struct chain_cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        return NULL;
    cache->load = (chain_load_options)CHAIN_LOAD_OPTIONS_INIT;
    /* A program built with an older header knows fewer members. */
    if (options->load)
        memcpy(&cache->load, options->load, options->load->size < sizeof cache->load ? options->load->size : sizeof cache->load);
    cache->path = options->cache;
    cache->lang = options->lang;
    cache->day = check->as_of ? 0 : chain_date_today();
    cache->usable = chain_cache_make_key(&cache->load, options, check, &cache->key);
    if (cache->usable)
        read_old(cache);
    chain_digest_begin(&cache->sum);
    chain_digest_add(&cache->sum, MARK, MARK_SIZE);
    chain_digest_add(&cache->sum, cache->key.bytes, sizeof cache->key.bytes);
    return cache;
}

void chain_cache_free(struct chain_cache *cache)
{
    if (!cache)
        return;
    free(cache->old.data);
    free(cache->known);
    chain_spool_clear(&cache->fresh);
    free(cache);
}

static struct known *find(const struct chain_cache *cache, const char *path)
{
    struct known wanted = {.entry.path = path};
    return cache->known_count ? bsearch(&wanted, cache->known, cache->known_count, sizeof wanted, by_path) : NULL;
}

/* ---- one file ---- */

/* jsonl has no room for bytes that are no UTF-8, so findings with such a path would not come back as they were. */
static bool is_utf8(const char *text)
{
    size_t n = 1;
    for (; *text && n; text += n)
        n = chain_utf8_bytes(text);
    return n > 0;
}

void chain_cache_begin(const struct chain_cache *cache, const char *path, struct chain_cache_visit *visit)
{
    size_t most = cache->load.max_bytes ? cache->load.max_bytes : MOST_BYTES;
    memset(visit, 0, sizeof *visit);
    visit->cache = cache;
    visit->path = path;
    visit->forget = !is_utf8(path);
    visit->readable = chain_bytes_read(path, most, &visit->bytes) == CHAIN_OK;
    if (visit->readable)
        visit->digest = chain_digest_of(visit->bytes.data, visit->bytes.length);
}

/* Does the name still lead to the same bytes? */
static bool still_leads(const struct chain_cache_visit *visit, const struct chain_cache_name *name)
{
    char path[4096];
    struct chain_bytes bytes;
    bool found = chain_catalog_find(visit->path, (enum chain_catalog_shelf)name->shelf, name->id, name->region[0] ? name->region : NULL,
                                    &visit->cache->load, path, sizeof path);
    if (strcmp(found ? path : "", name->path) != 0)
        return false;
    if (!found)
        return true;
    bool read = chain_bytes_read(path, MOST_BYTES, &bytes) == CHAIN_OK;
    bool unchanged = read && chain_digest_same(chain_digest_of(bytes.data, bytes.length), name->digest);
    free(bytes.data);
    return unchanged;
}

static bool still_holds(const struct chain_cache_visit *visit, const struct chain_cache_entry *entry)
{
    struct chain_cache_scan scan = {entry->names, entry->to, false};
    bool holds = chain_digest_same(entry->digest, visit->digest) && (entry->day == 0 || entry->day == visit->cache->day);
    for (uint32_t i = 0; holds && i < entry->name_count; i++) {
        struct chain_cache_name name = chain_cache_take_name(&scan);
        holds = !scan.failed && still_leads(visit, &name);
    }
    return holds;
}

bool chain_cache_recall(struct chain_cache_visit *visit, chain_batch_file *file)
{
    const struct known *known = visit->readable && !visit->forget ? find(visit->cache, visit->path) : NULL;
    if (!known || !still_holds(visit, &known->entry))
        return false;
    struct chain_findings *findings = chain_findings_new();
    if (!findings || chain_findings_add_file(findings, visit->path) != CHAIN_OK ||
        chain_findings_read(known->entry.found, known->entry.found_length, findings, NULL) != CHAIN_OK) {
        chain_findings_free(findings);
        return false;
    }
    findings->hidden = known->entry.suppressed;
    chain_findings_free(file->findings);
    file->findings = findings;
    file->status = file->judged = CHAIN_OK;
    file->recalled = true;
    file->note = known->entry.note;
    return true;
}

static void on_sought(void *context, enum chain_catalog_shelf shelf, const char *id, const char *region, const char *path)
{
    struct chain_cache_visit *visit = context;
    uint8_t number = (uint8_t)shelf;
    chain_buffer_put(&visit->names, &number, 1);
    chain_cache_put_path(&visit->names, id);
    chain_cache_put_path(&visit->names, region);
    chain_cache_put_path(&visit->names, path);
    chain_cache_put_digest(&visit->names, (struct chain_digest){{0}});
    visit->name_count++;
}

/* Reading follows finding, so the digest belongs to the name that was put last. */
static void on_read(void *context, const char *path, const void *bytes, size_t length)
{
    struct chain_cache_visit *visit = context;
    (void)path;
    visit->forget = visit->forget || !bytes || visit->names.failed || visit->names.length < CHAIN_DIGEST_SIZE;
    if (visit->forget)
        return;
    struct chain_digest digest = chain_digest_of(bytes, length);
    memcpy(visit->names.bytes + visit->names.length - CHAIN_DIGEST_SIZE, digest.bytes, sizeof digest.bytes);
}

/* Documents that a BPMN document imports are looked at by no name of ours, so such a document is judged each time. */
static bool has_imports(const struct chain_model *model)
{
    return model->bpmn && chain_markup_child(model->bpmn->root, CHAIN_BPMN_E_IMPORT) != NULL;
}

/* A long subject may be cut in the middle of a character; how a finding is mended is not kept. */
static bool comes_back(const chain_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i]->edit.what != CHAIN_EDIT_NONE ||
            (findings->items[i]->subject && !is_utf8(findings->items[i]->subject)))
            return false;
    return true;
}

chain_status chain_cache_load(struct chain_cache_visit *visit, chain_model **model)
{
    const struct chain_watch watch = {visit, on_sought, on_read};
    if (!visit->readable)
        return chain_load(visit->path, &visit->cache->load, model);
    return chain_load_watched(visit->bytes.data, visit->bytes.length, visit->path, &visit->cache->load, &watch, model);
}

void chain_cache_note(struct chain_cache_visit *visit, const chain_batch_file *file, const chain_model *model)
{
    chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
    visit->forget = visit->forget || !visit->readable || file->status != CHAIN_OK || file->judged != CHAIN_OK || !model ||
                    has_imports(model) || chain_findings_cut(file->findings) || !comes_back(file->findings);
    chain_output *output = visit->forget ? NULL : chain_output_memory();
    format.name = "jsonl";
    format.lang = visit->cache->lang;
    if (output && chain_findings_write(file->findings, &format, output) == CHAIN_OK) {
        size_t length = 0;
        const char *bytes = chain_output_bytes(output, &length);
        chain_buffer_put(&visit->found, bytes, length);
        visit->suppressed = (uint32_t)chain_findings_suppressed(file->findings);
        visit->day = model->dated ? visit->cache->day : 0;
    } else {
        visit->forget = true;
    }
    chain_output_abandon(output);
}

static void put_entry(const struct chain_cache_visit *visit, const chain_batch_file *file, struct chain_buffer *entry)
{
    chain_cache_put_path(entry, visit->path);
    chain_cache_put_digest(entry, visit->digest);
    chain_cache_put_number(entry, (uint32_t)visit->day);
    chain_cache_put_number(entry, file->note);
    chain_cache_put_number(entry, visit->suppressed);
    chain_cache_put_text(entry, visit->found.bytes ? visit->found.bytes : "", visit->found.length);
    chain_cache_put_number(entry, visit->name_count);
    chain_buffer_put(entry, visit->names.bytes, visit->names.length);
}

struct chain_buffer chain_cache_end(struct chain_cache_visit *visit, const chain_batch_file *file)
{
    struct chain_buffer entry = {NULL, 0, 0, false};
    if (!file->recalled && !visit->forget && !file->forget && !visit->names.failed && !visit->found.failed)
        put_entry(visit, file, &entry);
    if (entry.failed)
        chain_buffer_clear(&entry);
    free(visit->bytes.data);
    chain_buffer_clear(&visit->names);
    chain_buffer_clear(&visit->found);
    return entry;
}

void chain_cache_keep(struct chain_cache *cache, const char *path, struct chain_buffer *entry)
{
    struct known *known = find(cache, path);
    if (entry->length) {
        chain_spool_put(&cache->fresh, entry->bytes, entry->length);
        chain_digest_add(&cache->sum, entry->bytes, entry->length);
        cache->fresh_length += entry->length;
        cache->changed = true;
    }
    if (known) {
        known->visited = true;
        known->replaced = known->replaced || entry->length;
    }
    chain_buffer_clear(entry);
}

/* A pipe or a device in the place of the file would hold the run up, or take what nobody reads. */
static bool may_stand_at(const char *path)
{
    struct stat about;
    return stat(path, &about) != 0 || S_ISREG(about.st_mode);
}

/* What this run did not ask about may be asked about by the next, as long as the file is there. */
static bool is_worth_keeping(const struct known *known)
{
    return !known->replaced && (known->visited || access(known->entry.path, F_OK) == 0);
}

static void write_whole(struct chain_cache *cache, chain_output *output)
{
    chain_output_write(output, MARK, MARK_SIZE);
    chain_output_write(output, cache->key.bytes, sizeof cache->key.bytes);
    chain_spool_copy(&cache->fresh, 0, cache->fresh_length, output);
    for (size_t i = 0; i < cache->known_count; i++) {
        const struct chain_cache_entry *entry = &cache->known[i].entry;
        if (!is_worth_keeping(&cache->known[i]))
            continue;
        chain_output_write(output, entry->from, (size_t)(entry->to - entry->from));
        chain_digest_add(&cache->sum, entry->from, (size_t)(entry->to - entry->from));
    }
    struct chain_digest digest = chain_digest_end(&cache->sum);
    chain_output_write(output, digest.bytes, sizeof digest.bytes);
}

chain_status chain_cache_save(struct chain_cache *cache)
{
    chain_output *output = NULL;
    if (!cache->usable || !cache->changed)
        return CHAIN_OK;
    if (!may_stand_at(cache->path))
        return CHAIN_IO_WRITE;
    chain_status status = chain_output_file(cache->path, &output);
    if (status != CHAIN_OK)
        return status;
    write_whole(cache, output);
    if (!cache->fresh.lost && !cache->fresh.memory.failed)
        return chain_output_close(output);
    chain_output_abandon(output);
    return cache->fresh.lost ? CHAIN_IO_WRITE : CHAIN_NO_MEMORY;
}
