/*
 * Soundness: small nets whose verdicts were thought out by hand, and nets that are large. A net is written in a few words:
 * "s:start t:task s>t t>e?" (a flow with a condition) "t>u!" (the default) "b:boundary@t"; "P:sub[" ... "]" holds what is inside.
 */
#include "chain/soundness.h"
#include <stdarg.h>
#include "unit.h"

struct text {
    char *bytes;
    size_t length, room;
};

static void put(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(struct text *text, const char *format, ...)
{
    char piece[512];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(piece, sizeof piece, format, values);
    va_end(values);
    ck_assert_int_lt(length, (int)sizeof piece);
    if (text->length + (size_t)length + 1 > text->room) {
        text->room = text->room * 2 + sizeof piece;
        text->bytes = realloc(text->bytes, text->room);
        ck_assert_ptr_nonnull(text->bytes);
    }
    memcpy(text->bytes + text->length, piece, (size_t)length + 1);
    text->length += (size_t)length;
}

static const struct {
    const char *word, *element, *attributes, *inside;
} sorts[] = {
    {"start", "startEvent", "", ""},
    {"end", "endEvent", "", ""},
    {"terminate", "endEvent", "", "<terminateEventDefinition/>"},
    {"error", "endEvent", "", "<errorEventDefinition/>"},
    {"cancel", "endEvent", "", "<cancelEventDefinition/>"},
    {"task", "task", "", ""},
    {"many", "userTask", "", "<multiInstanceLoopCharacteristics/>"},
    {"call", "callActivity", "calledElement=\"other\"", ""},
    {"handler", "task", "isForCompensation=\"true\"", ""},
    {"xor", "exclusiveGateway", "", ""},
    {"and", "parallelGateway", "", ""},
    {"or", "inclusiveGateway", "", ""},
    {"complex", "complexGateway", "", ""},
    {"events", "eventBasedGateway", "", ""},
    {"catch", "intermediateCatchEvent", "", "<timerEventDefinition/>"},
    {"throw", "intermediateThrowEvent", "", ""},
    {"link-to", "intermediateThrowEvent", "", "<linkEventDefinition name=\"L\"/>"},
    {"link", "intermediateCatchEvent", "", "<linkEventDefinition name=\"L\"/>"},
    {"boundary", "boundaryEvent", "cancelActivity=\"true\"", "<timerEventDefinition/>"},
    {"aside", "boundaryEvent", "cancelActivity=\"false\"", "<timerEventDefinition/>"},
    {"undo", "boundaryEvent", "", "<compensateEventDefinition/>"},
    {"sub", "subProcess", "", NULL},
    {"event-sub", "subProcess", "triggeredByEvent=\"true\"", NULL},
    {"transaction", "transaction", "", NULL},
    {"ad-hoc", "adHocSubProcess", "", NULL},
};

static void put_flow(struct text *text, const char *word, int number)
{
    char from[32], to[32], mark = '\0';
    ck_assert_int_ge(sscanf(word, "%31[^>]>%31[^?!]%c", from, to, &mark), 2);
    put(text, "<sequenceFlow id=\"f%d\" sourceRef=\"%s\" targetRef=\"%s\">%s</sequenceFlow>", number, from, to,
        mark == '?' ? "<conditionExpression>x</conditionExpression>" : "");
}

/* The number of the default flow of a node, or -1: flows are numbered by their words. */
static int default_of(const char *net, const char *id)
{
    char from[32], copy[4096];
    int number = 0;
    snprintf(copy, sizeof copy, "%s", net);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "), number++)
        if (strchr(word, '!') && sscanf(word, "%31[^>]>", from) == 1 && strcmp(from, id) == 0)
            return number;
    return -1;
}

static const char *put_node(struct text *text, const char *net, const char *word)
{
    char id[32], sort[32], host[32] = "";
    ck_assert_int_ge(sscanf(word, "%31[^:]:%31[^@[]@%31[^[]", id, sort, host), 2);
    for (size_t i = 0; i < UNIT_COUNT(sorts); i++) {
        if (strcmp(sorts[i].word, sort) != 0)
            continue;
        put(text, "<%s id=\"%s\" name=\"%s\" %s", sorts[i].element, id, id, sorts[i].attributes);
        if (host[0])
            put(text, " attachedToRef=\"%s\"", host);
        if (default_of(net, id) >= 0)
            put(text, " default=\"f%d\"", default_of(net, id));
        put(text, ">");
        if (sorts[i].inside)
            put(text, "%s</%s>\n", sorts[i].inside, sorts[i].element);
        return sorts[i].element;
    }
    ck_abort_msg("no sort %s", sort);
    return NULL;
}

static void put_bpmn(struct text *text, const char *net)
{
    const char *open[8];
    size_t depth = 0, at = 0;
    char word[64];
    int number = 0, length = 0;
    put(text, "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"u\"><process id=\"p\">\n");
    for (; sscanf(net + at, " %63s%n", word, &length) == 1; at += (size_t)length, number++) {
        if (strchr(word, '>'))
            put_flow(text, word, number);
        else if (strcmp(word, "]") == 0)
            put(text, "</%s>\n", open[--depth]);
        else {
            const char *element = put_node(text, net, word);
            if (strchr(word, '['))
                open[depth++] = element;
        }
    }
    put(text, "</process></definitions>");
}

static void put_chain(struct text *text, const char *net)
{
    char word[64], from[32], to[32], id[32], sort[32];
    int length = 0;
    put(text, "<chain xmlns=\"urn:libchain:chain:1\" id=\"c\"><actors><actor id=\"a1\" kind=\"client\"/></actors><steps>\n");
    for (size_t at = 0; sscanf(net + at, " %63s%n", word, &length) == 1; at += (size_t)length)
        if (strcmp(word, "]") == 0)
            put(text, "</any-order>");
        else if (sscanf(word, "%31[^:]:%31[^[]", id, sort) == 2)
            put(text, "<%s id=\"%s\"%s", sort, id, strchr(word, '[') ? ">" : "/>\n");
    put(text, "</steps><flows>\n");
    for (size_t at = 0; sscanf(net + at, " %63s%n", word, &length) == 1; at += (size_t)length)
        if (strchr(word, '>') && sscanf(word, "%31[^>]>%31s", from, to) == 2)
            put(text, to[0] == '>' ? "<message from=\"%s\" to=\"%s\"/>\n" : "<flow from=\"%s\" to=\"%s\"/>\n", from, to[0] == '>' ? to + 1 : to);
    put(text, "</flows></chain>");
}

static chain_model *load(const struct text *text)
{
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *model = NULL;
    options.alone = true;
    ck_assert_int_eq(chain_load_memory(text->bytes, text->length, "net.xml", &options, &model), CHAIN_OK);
    return model;
}

/* safe, can end, ends well, none dead, no circle: + holds, - fails, ? undecided; . is not asked. */
static void verdicts(const chain_soundness *soundness, char *words)
{
    for (int p = CHAIN_SOUND_SAFE; p <= CHAIN_SOUND_NO_CIRCLE; p++)
        *words++ = "?+-"[chain_soundness_verdict(soundness, (chain_sound_property)p)];
    *words = '\0';
}

static bool fit(const char *found, const char *expected)
{
    for (; *found && *expected; found++, expected++)
        if (*expected != '.' && *expected != *found)
            return false;
    return *found == *expected;
}

static const char *id_of(const chain_object *object)
{
    return object ? chain_object_id(object) : "-";
}

static void put_list(struct text *text, const char *title, const chain_object *const *objects, size_t count)
{
    put(text, "%s", title);
    for (size_t i = 0; i < count; i++)
        put(text, " %s", id_of(objects[i]));
}

/* "waits j x: s x b j": kind, where, cause, run. */
static void put_fault(struct text *text, const chain_sound_fault *fault)
{
    static const char *const kinds[] = {"", "waits", "twice", "ends-twice", "circles"};
    put(text, "%s %s %s:", kinds[fault->kind], id_of(fault->where), id_of(fault->cause));
    put_list(text, "", fault->run, fault->run_count);
}

struct expected {
    const char *net, *verdict;
    const char *fault; /* the first one, or NULL: not asked */
};

static void check(const struct expected *expected, bool chain)
{
    struct text text = {NULL, 0, 0}, fault = {NULL, 0, 0};
    char found[8];
    chain_soundness *soundness = NULL;
    (chain ? put_chain : put_bpmn)(&text, expected->net);
    chain_model *model = load(&text);
    ck_assert_int_eq(chain_soundness_new(model, NULL, &soundness), CHAIN_OK);
    verdicts(soundness, found);
    put(&fault, "%s", "");
    if (chain_soundness_fault_count(soundness))
        put_fault(&fault, chain_soundness_fault(soundness, 0));
    ck_assert_msg(fit(found, expected->verdict), "%s\nis %s, expected %s; %s", expected->net, found, expected->verdict, fault.bytes);
    ck_assert_msg(!expected->fault || strcmp(fault.bytes, expected->fault) == 0, "%s\ntells %s, expected %s", expected->net, fault.bytes,
                  expected->fault);
    /* No fault without a verdict that fails, and none that fails without a fault or a dead step. */
    ck_assert_msg((strchr(found, '-') != NULL) == (chain_soundness_fault_count(soundness) + chain_soundness_dead_count(soundness) > 0),
                  "%s: %s", expected->net, found);
    chain_soundness_free(soundness);
    chain_model_free(model);
    free(text.bytes);
    free(fault.bytes);
}

static const struct expected bpmn[] = {
    /* Gateways that fit. */
    {"s:start t:task e:end s>t t>e", "+++++", ""},
    {"s:start x:xor b:task c:task j:xor e:end s>x x>b x>c b>j c>j j>e", "+++++", ""},
    {"s:start f:and b:task c:task j:and e:end s>f f>b f>c b>j c>j j>e", "+++++", ""},
    {"s:start o:or b:task c:task j:or e:end s>o o>b o>c b>j c>j j>e", "+++++", ""},
    {"s:start f:and b:task c:task j:or e:end s>f f>b f>c b>j c>j j>e", "+++++", ""},
    {"s:start x:xor b:task c:task j:or e:end s>x x>b x>c b>j c>j j>e", "+++++", ""},
    {"s:start f:and b:task c:task d:task j:and k:and e:end s>f f>b f>c f>d b>j c>j j>k d>k k>e", "+++++", ""},
    {"s:start f:and x:xor b:task c:task k:xor d:task j:and e:end s>f f>x f>d x>b x>c b>k c>k k>j d>j j>e", "+++++", ""},
    {"s:start x:xor b:end c:end s>x x>b x>c", "+++++", ""},
    {"s:start f:and b:end c:end s>f f>b f>c", "+++++", ""},
    {"s:start o:complex b:task c:task j:complex e:end s>o o>b o>c b>j c>j j>e", "+++++", ""},
    /* Gateways that do not. */
    {"s:start f:and b:task c:task j:xor t:task e:end s>f f>b f>c b>j c>j j>t t>e", "-?-+?", "twice j f: s f b j c j"},
    {"s:start x:xor b:task c:task j:and e:end s>x x>b x>c b>j c>j j>e", "+-+-+", NULL},
    {"s:start o:or b:task c:task j:and e:end s>o o>b o>c b>j c>j j>e", "+-+++", NULL},
    {"s:start o:or b:task c:task j:xor e:end s>o o>b o>c b>j c>j j>e", "-?-+?", NULL},
    {"s:start f:and b:task c:task e:end s>f f>b f>c b>e c>e", "++-++", "ends-twice e f: s f b e c e"},
    {"s:start f:and x:xor b:task d:end c:task j:and e:end s>f f>x f>c x>b x>d b>j c>j j>e", "+--++", "waits j x: s f x c j"},
    {"s:start x:xor f:and b:task c:task j:and e:end s>x x>f x>c f>b f>c b>j c>j j>e", "+-+++", "waits j x: s x c j"},
    {"s:start g:events m:catch n:catch j:and e:end s>g g>m g>n m>j n>j j>e", "+-+-+", NULL},
    {"s:start g:events m:catch n:catch j:xor e:end s>g g>m g>n m>j n>j j>e", "+++++", ""},
    {"s:start s2:start j:and e:end s>j s2>j j>e", "+-+-+", NULL},
    {"s:start s2:start j:xor e:end s>j s2>j j>e", "+++++", ""},
    {"s:start t:task s>t", "+++++", ""},
    /* Loops. */
    {"s:start m:xor t:task x:xor e:end s>m m>t t>x x>m x>e", "+++++", ""},
    {"s:start m:or t:task x:xor e:end s>m m>t t>x x>m x>e", "+++++", ""},
    {"s:start m:xor t:task s>m m>t t>m", "+-++-", NULL},
    {"s:start m:xor f:and e:end s>m m>f f>m f>e", "-?-+?", NULL},
    {"s:start f:and e:end m:xor t:task s>f f>e f>m m>t t>m", "+-++-", NULL},
    {"s:start x:xor e:end m:xor t:task u:task s>x x>e x>m m>t t>u u>m", "+-++-", NULL},
    {"s:start m:and t:task x:xor e:end s>m m>t t>x x>m x>e", "+-+-+", NULL},
    {"s:start f:and j:or k:or x:xor y:xor d:end e:end s>f f>j f>k j>x x>k x>d k>y y>j y>e", "+-+-+", NULL},
    {"s:start a:xor b:xor c:xor d:xor e:end s>a a>b a>c b>c b>d c>b c>d d>a d>e", "+++++", ""},
    /* Implicit splits and joins, conditions, defaults. */
    {"s:start t:task b:task c:task j:and e:end s>t t>b t>c b>j c>j j>e", "+++++", ""},
    {"s:start t:task b:task c:task u:task e:end s>t t>b t>c b>u c>u u>e", "-?-+?", "twice u t: s t b u c u"},
    {"s:start t:task b:task c:task j:or e:end s>t t>b? t>c? b>j c>j j>e", "+++++", ""},
    {"s:start t:task b:task c:task j:xor e:end s>t t>b? t>c? b>j c>j j>e", "-?-+?", NULL},
    {"s:start t:task b:task c:task j:and e:end s>t t>b t>c? b>j c>j j>e", "+-+++", NULL},
    {"s:start t:task b:task c:task j:xor e:end s>t t>b? t>c! b>j c>j j>e", "+++++", ""},
    {"s:start t:task b:task c:task d:task j:xor e:end s>t t>b? t>c? t>d! b>j c>j d>j j>e", "-?-+?", NULL},
    {"s:start o:or b:task c:task j:xor e:end s>o o>b? o>c! b>j c>j j>e", "+++++", ""},
    {"s:start x:xor b:task c:task j:xor e:end s>x x>b? x>c! b>j c>j j>e", "+++++", ""},
    /* Boundary events. */
    {"s:start t:task b:boundary@t j:xor e:end s>t t>j b>j j>e", "+++++", ""},
    {"s:start t:task b:boundary@t j:and e:end s>t t>j b>j j>e", "+-+-+", NULL},
    {"s:start t:task b:aside@t r:task d:end e:end s>t t>e b>r r>d", "+++++", ""},
    {"s:start t:task b:aside@t j:xor u:task e:end s>t t>j b>j j>u u>e", "-?-+?", NULL},
    {"s:start t:task b:aside@t j:or e:end s>t t>j b>j j>e", "+++++", ""},
    {"s:start t:task b:aside@t j:and e:end s>t t>j b>j j>e", "+-+++", NULL},
    {"s:start t:task b:aside@t x:xor c:task j:and d:end e:end s>t t>e b>x x>c x>j c>j j>d", "+-+-+", NULL},
    {"s:start m:xor t:task x:xor b:aside@t r:task d:end e:end s>m m>t t>x x>m x>e b>r r>d", "+++++", ""},
    /* What a step does at once is one happening: no inclusive gateway goes on between its halves. */
    {"s:start t:task b:aside@t g:or d:and n:task e:end s>t t>d t>g b>g g>e n>d d>t", "+---+", NULL},
    {"s:start t:task b:aside@t g:or d:and n:task e:end f:end s>t t>d t>g b>f b>g g>g? g>e! n>d d>t", "+---+", NULL},
    /* An event that is judged by itself brings nothing to who waits in the net of its host. */
    {"s:start q:task c:aside@q f:and h:task b:aside@h v:xor w:and k:or e:end z:end s>q q>e c>f f>h f>v b>v v>z v>w w>z w>k h>k k>z", "++-++", NULL},
    /* Ends that stop all else. */
    {"s:start f:and t:task u:task z:terminate e:end s>f f>t f>u t>z u>e", "+++++", ""},
    {"s:start f:and x:xor b:task c:task j:and u:task z:terminate e:end s>f f>x f>u u>z x>b x>c b>j c>j j>e", "+++-+", ""},
    {"s:start x:xor z:terminate e:end s>x x>z x>e", "+++++", ""},
    /* Sub-processes. */
    {"s:start P:sub[ i:start t:task o:end i>t t>o ] e:end s>P P>e", "+++++", ""},
    {"s:start P:sub[ i:start x:xor b:task c:task j:and o:end i>x x>b x>c b>j c>j j>o ] e:end s>P P>e", "+-+-+", NULL},
    {"s:start t:task e:end s>t t>e Q:event-sub[ i:start f:and b:task c:task u:task o:end i>f f>b f>c b>u c>u u>o ]", "-?-+?", NULL},
    {"s:start P:sub[ i:start t:task o:end i>t t>o ] b:boundary@P j:xor e:end s>P P>j b>j j>e", "+++++", ""},
    {"s:start P:sub[ i:start f:and t:task u:task o:end x:error i>f f>t f>u t>o u>x ] b:boundary@P d:end e:end s>P P>e b>d", "+++++", ""},
    {"s:start P:transaction[ i:start x:xor o:end c:cancel i>x x>o x>c ] b:boundary@P d:end e:end s>P P>e b>d", "+++++", ""},
    {"s:start P:ad-hoc[ t:task u:task v:task t>u ] e:end s>P P>e", "+++++", ""},
    /* Links, several instances, calls, making good. */
    {"s:start l:link-to k:link e:end s>l k>e", "+++++", ""},
    {"s:start f:and l:link-to m:link-to k:link u:task e:end s>f f>l f>m k>u u>e", "-?-+?", NULL},
    {"s:start t:many c:call e:end s>t t>c c>e", "+++++", ""},
    {"s:start t:task b:undo@t h:handler e:end s>t t>e", "+++++", ""},
    /* Nothing says where it begins: all that nothing leads to does. */
    {"a:task b:task j:and e:end a>j b>j j>e", "+++++", ""},
    {"a:task b:task u:task e:end a>u b>u u>e", "-?-+?", "twice u -: a u b u"},
    /* A way that nothing comes by. */
    {"s:start t:task n:task j:and e:end s>t t>j n>j j>e", "+-+-+", NULL},
};

static const struct expected chain[] = {
    {"s:start t:step e:end s>t t>e", "+++++", ""},
    {"s:start x:branch b:step c:step j:step e:end s>x x>b x>c b>j c>j j>e", "+++++", ""},
    {"s:start f:parallel b:step c:step j:parallel e:end s>f f>b f>c b>j c>j j>e", "+++++", ""},
    /* Where parallel ways meet, all are waited for, whatever the step is. */
    {"s:start f:parallel b:step c:step u:step e:end s>f f>b f>c b>u c>u u>e", "+++++", ""},
    {"s:start f:parallel b:step c:step e:end s>f f>b f>c b>e c>e", "+++++", ""},
    {"s:start f:parallel b:step c:step d:end e:end s>f f>b f>c b>d c>e", "+++++", ""},
    {"s:start f:parallel b:step x:branch c:step d:step u:step e:end s>f f>b f>x x>c x>d b>u c>u d>u u>e", "+++++", ""},
    {"s:start x:branch b:step c:step j:parallel e:end s>x x>b x>c b>j c>j j>e", "+-+-+", NULL},
    /* Several ways out of a step: one is taken. */
    {"s:start t:step b:step c:step j:parallel e:end s>t t>b t>c b>j c>j j>e", "+-+-+", NULL},
    {"s:start f:parallel b:step x:branch c:step d:end j:parallel e:end s>f f>b f>x x>c x>d b>j c>j j>e", "+--++", "waits j x: s f x b j"},
    {"s:start f:parallel b:step x:branch c:step j:parallel e:end s>f f>b f>x x>x2 x2:step x2>x x>c b>j c>j j>e", "+++++", ""},
    {"s:start p:step f:parallel b:step x:branch j:parallel e:end s>p p>f f>b f>x x>p x>j b>j j>e", "-....", NULL},
    {"s:start s2:start j:parallel e:end s>j s2>j j>e", "+-+-+", NULL},
    {"s:start s2:start j:step e:end s>j s2>j j>e", "+++++", ""},
    {"s:start t:step u:step s>t t>u u>t", "+-++-", "circles t -: s t"},
    {"s:start g:any-order[ m:step n:step ] e:end s>g g>e", "+++++", ""},
    {"s:start f:parallel g:any-order[ m:step n:step ] c:step j:parallel e:end s>f f>g f>c g>j c>j j>e", "+++++", ""},
    /* A message moves nobody. */
    {"s:start t:step u:step j:parallel e:end s>t t>j u>>j j>e", "+++++", ""},
    {"s:start f:parallel b:step c:step d:step j:parallel k:step e:end s>f f>b f>c f>d b>j c>j j>k d>k k>e", "+++++", ""},
    {"t:step u:step t>u", "+++++", ""},
};

START_TEST(test_bpmn)
{
    for (size_t i = 0; i < UNIT_COUNT(bpmn); i++)
        check(&bpmn[i], false);
}
END_TEST

START_TEST(test_chain)
{
    for (size_t i = 0; i < UNIT_COUNT(chain); i++)
        check(&chain[i], true);
}
END_TEST

/* What a fault tells beside its run. */
START_TEST(test_fault)
{
    struct text text = {NULL, 0, 0};
    chain_soundness *soundness = NULL;
    put_bpmn(&text, "s:start f:and x:xor b:task d:task z:end c:task j:and e:end s>f f>x f>c x>b x>d d>z b>j c>j j>e");
    chain_model *model = load(&text);
    ck_assert_int_eq(chain_soundness_new(model, NULL, &soundness), CHAIN_OK);
    ck_assert_uint_eq(chain_soundness_fault_count(soundness), 1);
    const chain_sound_fault *fault = chain_soundness_fault(soundness, 0);
    ck_assert_str_eq(id_of(fault->where), "j");
    ck_assert_str_eq(id_of(fault->cause), "x");
    ck_assert_str_eq(id_of(fault->taken), "d");
    ck_assert_uint_eq(fault->missing_count, 1);
    ck_assert_str_eq(id_of(fault->missing[0]), "b");
    ck_assert_uint_eq(chain_soundness_dead_count(soundness), 0);
    ck_assert_ptr_null(chain_soundness_fault(soundness, 1));
    chain_soundness_free(soundness);
    chain_model_free(model);
    free(text.bytes);
}
END_TEST

START_TEST(test_circle)
{
    struct text text = {NULL, 0, 0};
    chain_soundness *soundness = NULL;
    put_bpmn(&text, "s:start x:xor e:end m:xor t:task u:task s>x x>e x>m m>t t>u u>m");
    chain_model *model = load(&text);
    ck_assert_int_eq(chain_soundness_new(model, NULL, &soundness), CHAIN_OK);
    const chain_sound_fault *fault = chain_soundness_fault(soundness, 0);
    ck_assert_int_eq(fault->kind, CHAIN_SOUND_CIRCLES);
    ck_assert_uint_eq(fault->circle_count, 3);
    ck_assert_str_eq(id_of(fault->circle[0]), "m");
    ck_assert_str_eq(id_of(fault->circle[2]), "u");
    chain_soundness_free(soundness);
    chain_model_free(model);
    free(text.bytes);
}
END_TEST

START_TEST(test_dead)
{
    struct text text = {NULL, 0, 0};
    chain_soundness *soundness = NULL;
    put_bpmn(&text, "s:start x:xor b:task c:task j:and u:task e:end s>x x>b x>c b>j c>j j>u u>e");
    chain_model *model = load(&text);
    ck_assert_int_eq(chain_soundness_new(model, NULL, &soundness), CHAIN_OK);
    ck_assert_uint_eq(chain_soundness_dead_count(soundness), 3);
    ck_assert_str_eq(id_of(chain_soundness_dead(soundness, 0)), "j");
    ck_assert_str_eq(id_of(chain_soundness_dead(soundness, 1)), "u");
    ck_assert_str_eq(id_of(chain_soundness_dead(soundness, 2)), "e");
    ck_assert_ptr_null(chain_soundness_dead(soundness, 3));
    chain_soundness_free(soundness);
    chain_model_free(model);
    free(text.bytes);
}
END_TEST

/* Makes, judges and frees a net; returns the work. */
static uint64_t judge(struct text *text, bool as_chain, const char *net, uint64_t work, const char *expected)
{
    struct text whole = {NULL, 0, 0};
    chain_soundness_options options = CHAIN_SOUNDNESS_OPTIONS_INIT;
    chain_soundness *soundness = NULL;
    char found[8];
    if (as_chain)
        put(&whole, "<chain xmlns=\"urn:libchain:chain:1\" id=\"c\">");
    else
        put(&whole, "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"u\"><process id=\"p\">");
    whole.bytes = realloc(whole.bytes, whole.length + text->length + 100);
    ck_assert_ptr_nonnull(whole.bytes);
    whole.room = whole.length + text->length + 100;
    memcpy(whole.bytes + whole.length, text->bytes, text->length + 1);
    whole.length += text->length;
    strcpy(whole.bytes + whole.length, as_chain ? "</chain>" : "</process></definitions>");
    whole.length = strlen(whole.bytes);
    chain_model *model = load(&whole);
    options.work = work;
    ck_assert_int_eq(chain_soundness_new(model, &options, &soundness), CHAIN_OK);
    verdicts(soundness, found);
    ck_assert_msg(fit(found, expected), "%s: %s, expected %s", net, found, expected);
    uint64_t used = chain_soundness_work(soundness);
    chain_soundness_free(soundness);
    chain_model_free(model);
    free(whole.bytes);
    free(text->bytes);
    *text = (struct text){NULL, 0, 0};
    return used;
}

/* As many parallel ways, each of some steps with a choice in it. In what does not reduce they end in two places. */
static void put_ways(struct text *text, int ways, bool crossing)
{
    put(text, "<startEvent id=\"s\"/><parallelGateway id=\"f\"/><parallelGateway id=\"j\"/><endEvent id=\"e\"/>"
              "<sequenceFlow id=\"a\" sourceRef=\"s\" targetRef=\"f\"/><sequenceFlow id=\"z\" sourceRef=\"j\" targetRef=\"e\"/>");
    for (int i = 0; i < ways; i++) {
        put(text, "<task id=\"t%d\"/><exclusiveGateway id=\"x%d\"/><exclusiveGateway id=\"y%d\"/><exclusiveGateway id=\"m%d\"/><exclusiveGateway id=\"n%d\"/>",
            i, i, i, i, i);
        put(text, "<sequenceFlow id=\"a%d\" sourceRef=\"f\" targetRef=\"t%d\"/><sequenceFlow id=\"b%d\" sourceRef=\"t%d\" targetRef=\"x%d\"/>", i, i, i, i, i);
        put(text, "<sequenceFlow id=\"c%d\" sourceRef=\"x%d\" targetRef=\"m%d\"/><sequenceFlow id=\"d%d\" sourceRef=\"x%d\" targetRef=\"y%d\"/>", i, i, i, i, i, i);
        put(text, "<sequenceFlow id=\"g%d\" sourceRef=\"y%d\" targetRef=\"%s%d\"/><sequenceFlow id=\"h%d\" sourceRef=\"y%d\" targetRef=\"n%d\"/>", i, i,
            crossing ? "n" : "m", i, i, i, i);
        put(text, "<sequenceFlow id=\"k%d\" sourceRef=\"m%d\" targetRef=\"n%d\"/><sequenceFlow id=\"l%d\" sourceRef=\"n%d\" targetRef=\"j\"/>", i, i, i, i, i);
    }
}

START_TEST(test_many_ways)
{
    struct text text = {NULL, 0, 0};
    put_ways(&text, 17, false);
    ck_assert_uint_lt(judge(&text, false, "17 ways", 0, "+++++"), 10000);
    put_ways(&text, 1000, true);
    ck_assert_uint_lt(judge(&text, false, "1000 ways", 0, "+++++"), 500000);
}
END_TEST

/* Ways with a loop that two choices can leave and enter, so that nothing reduces: only a partial order helps. */
static void put_tangles(struct text *text, int ways, const char *join)
{
    put(text, "<startEvent id=\"s\"/><parallelGateway id=\"f\"/><%s id=\"j\"/><task id=\"t\"/><endEvent id=\"e\"/>"
              "<sequenceFlow id=\"a\" sourceRef=\"s\" targetRef=\"f\"/><sequenceFlow id=\"y\" sourceRef=\"j\" targetRef=\"t\"/>"
              "<sequenceFlow id=\"z\" sourceRef=\"t\" targetRef=\"e\"/>", join);
    for (int i = 0; i < ways; i++) {
        for (const char *c = "abcd"; *c; c++)
            put(text, "<exclusiveGateway id=\"%c%d\"/>", *c, i);
        static const char *const flows[] = {"ab", "ac", "bc", "bd", "cb", "cd"};
        put(text, "<sequenceFlow id=\"f%d\" sourceRef=\"f\" targetRef=\"a%d\"/><sequenceFlow id=\"g%d\" sourceRef=\"d%d\" targetRef=\"j\"/>", i, i, i, i);
        for (size_t k = 0; k < UNIT_COUNT(flows); k++)
            put(text, "<sequenceFlow id=\"%s%d\" sourceRef=\"%c%d\" targetRef=\"%c%d\"/>", flows[k], i, flows[k][0], i, flows[k][1], i);
    }
}

START_TEST(test_partial_order)
{
    struct text text = {NULL, 0, 0};
    put_tangles(&text, 17, "parallelGateway");
    ck_assert_uint_lt(judge(&text, false, "17 tangles", 0, "+++++"), 200000);
    put_tangles(&text, 17, "exclusiveGateway");
    judge(&text, false, "17 tangles that meet at a step", 0, "-....");
    put_tangles(&text, 100, "parallelGateway");
    judge(&text, false, "100 tangles", 0, "+++++");
}
END_TEST

/* Where the limit is too low nothing is said to hold. */
START_TEST(test_limit)
{
    struct text text = {NULL, 0, 0};
    put_tangles(&text, 17, "parallelGateway");
    ck_assert_uint_le(judge(&text, false, "a low limit", 1000, "?????"), 1000);
}
END_TEST

static void put_long_chain(struct text *text, int steps)
{
    put(text, "<steps><start id=\"s\"/>");
    for (int i = 0; i < steps; i++)
        put(text, i % 10 == 3 ? "<branch id=\"n%d\"/>" : i % 50 == 7 ? "<parallel id=\"n%d\"/>" : "<step id=\"n%d\"/>", i);
    put(text, "<end id=\"e\"/></steps><flows><flow from=\"s\" to=\"n0\"/>");
    for (int i = 0; i < steps; i++) {
        if (i + 1 < steps)
            put(text, "<flow from=\"n%d\" to=\"n%d\"/>", i, i + 1);
        if (i % 10 == 3)
            put(text, "<flow from=\"n%d\" to=\"n%d\"/>", i, i >= 13 && i % 20 == 3 ? i - 12 : i + 4 < steps ? i + 4 : i + 1);
        if (i % 50 == 7 && i + 2 < steps)
            put(text, "<flow from=\"n%d\" to=\"n%d\"/>", i, i + 2);
    }
    put(text, "<flow from=\"n%d\" to=\"e\"/></flows>", steps - 1);
}

START_TEST(test_long)
{
    struct text text = {NULL, 0, 0};
    put_long_chain(&text, 10000);
    uint64_t small = judge(&text, true, "10 000 steps", 0, ".....");
    put_long_chain(&text, 20000);
    ck_assert_uint_le(judge(&text, true, "20 000 steps", 0, "....."), small * 5 / 2 + CHAIN_SOUNDNESS_WORK / 100);
}
END_TEST

START_TEST(test_null)
{
    chain_soundness *soundness = NULL;
    ck_assert_int_eq(chain_soundness_new(NULL, NULL, &soundness), CHAIN_BAD_ARGUMENT);
    ck_assert_uint_eq(chain_soundness_fault_count(NULL), 0);
    ck_assert_ptr_null(chain_soundness_fault(NULL, 0));
    ck_assert_uint_eq(chain_soundness_dead_count(NULL), 0);
    ck_assert_ptr_null(chain_soundness_dead(NULL, 0));
    ck_assert_int_eq(chain_soundness_verdict(NULL, CHAIN_SOUND_SAFE), CHAIN_VERDICT_UNDECIDED);
    ck_assert_uint_eq(chain_soundness_work(NULL), 0);
    chain_soundness_free(NULL);
    chain_model *model = unit_model("");
    ck_assert_int_eq(chain_soundness_new(model, NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_soundness_new(model, NULL, &soundness), CHAIN_OK);
    ck_assert_int_eq(chain_soundness_verdict(soundness, (chain_sound_property)99), CHAIN_VERDICT_UNDECIDED);
    ck_assert_int_eq(chain_soundness_verdict(soundness, CHAIN_SOUND_SAFE), CHAIN_VERDICT_HOLDS);
    chain_soundness_free(soundness);
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("soundness", test_bpmn, test_chain, test_fault, test_circle, test_dead, test_many_ways, test_partial_order, test_limit, test_long,
          test_null)
