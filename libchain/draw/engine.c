#include "draw/engine.h"

#include <pthread.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/*
 * One context for the life of the process, made when first needed. It must not be freed: Graphviz 2.43's pango plugin keeps a pointer to the
 * name of the last font, which belongs to the context, and compares with it in the next one (seen by AddressSanitizer).
 */
static GVC_t *the_context;
/* Graphviz hands its complaints to a function without telling for whom: guarded by the lock. */
static char complaints[512];

static int catch_complaint(char *words)
{
    size_t used = strlen(complaints), room = sizeof complaints - 1 - used, length = words ? strlen(words) : 0;
    if (length > room)
        length = room;
    if (length > 0)
        memcpy(complaints + used, words, length);
    complaints[used + length] = '\0';
    return 0;
}

static void use_plain_numbers(struct chain_engine *engine)
{
    engine->before = uselocale((locale_t)0);
    locale_t copy = duplocale(engine->before);
    engine->numbers = copy ? newlocale(LC_NUMERIC_MASK, "C", copy) : (locale_t)0;
    if (engine->numbers)
        uselocale(engine->numbers);
    else if (copy)
        freelocale(copy);
}

bool chain_engine_open(struct chain_engine *engine)
{
    memset(engine, 0, sizeof *engine);
    pthread_mutex_lock(&lock);
    complaints[0] = '\0';
    use_plain_numbers(engine);
    engine->errors_before = agseterrf(catch_complaint);
    engine->level_before = agseterr(AGERR);
    if (!the_context)
        the_context = gvContext();
    engine->context = the_context;
    if (engine->context)
        return true;
    chain_engine_close(engine);
    return false;
}

void chain_engine_close(struct chain_engine *engine)
{
    agseterr(engine->level_before);
    agseterrf(engine->errors_before);
    if (engine->numbers) {
        uselocale(engine->before);
        freelocale(engine->numbers);
    }
    pthread_mutex_unlock(&lock);
}

const char *chain_engine_words(const struct chain_engine *engine)
{
    (void)engine;
    return complaints;
}

chain_status chain_engine_render(struct chain_engine *engine, Agraph_t *graph, const char *format, char **bytes, size_t *length)
{
    CHAIN_GRAPHVIZ_SIZE size = 0;
    *bytes = NULL;
    if (gvLayout(engine->context, graph, "nop2") != 0)
        return CHAIN_DRAW_FAILED;
    int failed = gvRenderData(engine->context, graph, format, bytes, &size);
    gvFreeLayout(engine->context, graph);
    *length = size;
    return failed || !*bytes ? CHAIN_DRAW_FAILED : CHAIN_OK;
}

void chain_engine_free_bytes(char *bytes)
{
    if (bytes)
        gvFreeRenderData(bytes);
}

/* The interface takes char * where it only copies. */
static char *loose(const char *text)
{
    union {
        const char *firm;
        char *loose;
    } both = {text};
    return both.loose;
}

Agraph_t *chain_engine_graph(const char *name, bool directed)
{
    return agopen(loose(name), directed ? Agdirected : Agundirected, NULL);
}

void chain_engine_default(Agraph_t *graph, int kind, const char *name, const char *value)
{
    agattr(graph, kind, loose(name), loose(value));
}

void chain_engine_set(void *object, const char *name, const char *value)
{
    agsafeset(object, loose(name), loose(value), loose(""));
}
