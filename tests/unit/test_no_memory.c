/*
 * Memory that runs out: over each part of the work every allocation fails once, alone and with all that follow it. Nothing may
 * crash or leak; the answer is "no memory", or the whole result where the part can do without.
 *
 * The linker puts the functions below in place of the library's own calls of malloc() and its kin; libxml2 and jansson are given
 * them by their own interfaces. Graphviz ends the program when its memory runs out, so its own calls are left alone: pictures are
 * asked for up to where it begins.
 */
#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>

#include "chain/chain.h"
#include "chain/draw.h"
#include "unit.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
char *__wrap_strdup(const char *text);

static size_t calls, failing; /* failing: the call that fails, 0 = none */
static bool from_then_on;

static bool fails(void)
{
    calls++;
    return failing && (from_then_on ? calls >= failing : calls == failing);
}

void *__wrap_malloc(size_t size) { return fails() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t count, size_t size) { return fails() ? NULL : __real_calloc(count, size); }
void *__wrap_realloc(void *old, size_t size) { return fails() ? NULL : __real_realloc(old, size); }
char *__wrap_strdup(const char *text) { return fails() ? NULL : __real_strdup(text); }

static const char chain_xml[] =
    "<chain xmlns='urn:libchain:chain:1' xmlns:x='urn:x' id='c' xml:lang='fi' state='as-is' objectives='obj1'><!-- c --><title>T</title>"
    "<governance owner='o' next-review='2020-01-01'/>"
    "<actors><organisation id='o' sector='social'><name>O</name></organisation><actor id='a' kind='client'><name>A</name></actor>"
    "<actor id='n' kind='nurse' organisation='o'><name>N</name></actor></actors><items><item id='i'><name>I</name></item></items>"
    "<steps><start id='s' actor='a' clock='contact'><name>S</name></start>"
    "<step id='t' kind='triage' actor='n' channel='phone' planned='PT20M' asks='i' needs='care-plan' x:y='z'><name>Te<b/>st</name>"
    "<time typical='P3D' clock-start='contact' clock-end='first-treatment'/></step>"
    "<branch id='b' actor='n'><name>B?</name></branch><step id='u' kind='treat' actor='n' asks='i' max='P1D'><name>U</name></step>"
    "<end id='e' kind='resolved' actor='a'><name>E</name></end></steps>"
    "<flows><handoff from='s' to='t' kind='contact' carries='i'/><flow from='t' to='b'/>"
    "<flow from='b' to='u' share='60%'><condition>x</condition></flow><handoff from='b' to='e' share='40%'><condition>y</condition></handoff>"
    "<handoff from='u' to='e'/><flow from='u' to='nowhere'/></flows>"
    "<metrics><metric id='m' objective='obj1' step='t'><name>M</name><value value='3' from='2024-01-01'/></metric></metrics>"
    "<decisions><suppress rule='dead-end' subject='u' until='2030-01-01'><words>w</words></suppress></decisions><x:y>z</x:y></chain>";

static const char bpmn_xml[] =
    "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:x'><!-- c -->"
    "<collaboration id='k'><participant id='p1' name='P' processRef='p'/></collaboration>"
    "<process id='p'><laneSet id='l'><lane id='l1' name='L'><flowNodeRef>s</flowNodeRef><flowNodeRef>t</flowNodeRef></lane></laneSet>"
    "<startEvent id='s' name='S'><outgoing>f</outgoing></startEvent><userTask id='t' name='T'/><exclusiveGateway id='g'/>"
    "<endEvent id='e' name='E'/><sequenceFlow id='f' sourceRef='s' targetRef='t'/><sequenceFlow id='h' sourceRef='t' targetRef='g'/>"
    "<sequenceFlow id='i' sourceRef='g' targetRef='e'/><sequenceFlow id='j' sourceRef='g' targetRef='none'/></process></definitions>";

/* What a part of the work is given. Parts assert nothing: the test library needs memory for that too. */
struct work {
    const char *bytes;
    chain_model *model; /* made with all memory there is */
    size_t writer;
};

static chain_status load(const struct work *work)
{
    chain_model *model = NULL;
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    options.alone = true;
    chain_status status = chain_load_memory(work->bytes, strlen(work->bytes), "m.xml", &options, &model);
    bool honest = (status == CHAIN_NO_MEMORY) == (model == NULL);
    chain_model_free(model);
    return honest ? status : CHAIN_BAD_ARGUMENT;
}

static chain_status judge(const struct work *work, chain_status (*ask)(const chain_model *, const chain_check_options *, chain_findings *))
{
    chain_findings *findings = chain_findings_new();
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.as_of = 20260101;
    options.profile = CHAIN_PROFILE_ALL;
    chain_status status = findings ? ask(work->model, &options, findings) : CHAIN_NO_MEMORY;
    chain_findings_free(findings);
    return status;
}

static chain_status check(const struct work *work) { return judge(work, chain_check); }
static chain_status gaps(const struct work *work) { return judge(work, chain_gaps); }

static chain_status journeys(const struct work *work)
{
    chain_journeys *journeys = NULL;
    chain_output *output = chain_output_memory();
    chain_status status = output ? chain_journeys_new(work->model, NULL, &journeys) : CHAIN_NO_MEMORY;
    if (status == CHAIN_OK)
        status = chain_journeys_write(journeys, NULL, CHAIN_LANG_FI, output);
    chain_journeys_free(journeys);
    chain_output_abandon(output);
    return status;
}

static chain_status compare(const struct work *work)
{
    chain_comparison *comparison = NULL;
    chain_compare_options options = CHAIN_COMPARE_OPTIONS_INIT;
    options.as_of = 20260101;
    chain_status status = chain_compare(work->model, work->model, &options, &comparison);
    chain_comparison_free(comparison);
    return status;
}

static chain_status convert(const struct work *work)
{
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    options.dialect = strcmp(chain_model_dialect(work->model), "bpmn") == 0 ? "chain" : "bpmn";
    options.findings = chain_findings_new();
    chain_status status = output && options.findings ? chain_model_convert(work->model, &options, output) : CHAIN_NO_MEMORY;
    chain_findings_free(options.findings);
    if (status != CHAIN_OK)
        chain_output_abandon(output);
    return status == CHAIN_OK ? chain_output_close(output) : status;
}

static chain_status write_model(const struct work *work)
{
    chain_output *output = chain_output_memory();
    chain_status status = output ? chain_model_write(work->model, output) : CHAIN_NO_MEMORY;
    if (status != CHAIN_OK)
        chain_output_abandon(output);
    return status == CHAIN_OK ? chain_output_close(output) : status;
}

static chain_status write_findings(const struct work *work)
{
    chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
    chain_findings *findings = chain_findings_new();
    chain_output *output = chain_output_memory();
    chain_status status = findings && output ? chain_gaps(work->model, NULL, findings) : CHAIN_NO_MEMORY;
    format.name = chain_writer_name(work->writer);
    format.lang = CHAIN_LANG_FI;
    if (status == CHAIN_OK)
        status = chain_findings_write(findings, &format, output);
    chain_findings_free(findings);
    if (status != CHAIN_OK)
        chain_output_abandon(output);
    return status == CHAIN_OK ? chain_output_close(output) : status;
}

/* Up to where Graphviz begins: the geometry alone. */
static chain_status draw(const struct work *work)
{
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    options.format = "geometry";
    chain_status status = output ? chain_draw(work->model, &options, output, NULL) : CHAIN_NO_MEMORY;
    chain_output_abandon(output);
    return status;
}

/* Several files in one thread: what it keeps from one to the next is whole, or it is made anew. */
static bool told(chain_batch_file *file, void *context)
{
    chain_status *status = context;
    if (file->status == CHAIN_NO_MEMORY || file->judged == CHAIN_NO_MEMORY)
        *status = CHAIN_NO_MEMORY;
    return true;
}

static chain_status batch(const struct work *work)
{
    static const char *const names[] = {"dead-end/fail.xml", "fake-join/fail.bpmn", "not-well-formed/fail-attribute.xml", "dead-end/fail.xml"};
    static char paths[UNIT_COUNT(names)][1024];
    const char *list[UNIT_COUNT(names)];
    chain_batch_options options = CHAIN_BATCH_OPTIONS_INIT;
    chain_status status = CHAIN_OK;
    (void)work;
    for (size_t i = 0; i < UNIT_COUNT(names); i++) {
        snprintf(paths[i], sizeof paths[i], "%s/tests/rules/%s", getenv("CHAIN_SOURCE"), names[i]);
        list[i] = paths[i];
    }
    options.jobs = 1;
    options.context = &status;
    chain_status run = chain_batch_run(list, UNIT_COUNT(names), &options, told, NULL);
    return run == CHAIN_OK ? status : run;
}

/* Every n-th call fails once, until the part needs no more; where it needs many, not every one of them. */
static void exhaust(const char *name, chain_status (*part)(const struct work *), const struct work *work, size_t most)
{
    failing = 0;
    calls = 0;
    chain_status whole = part(work);
    ck_assert_msg(whole == CHAIN_OK, "%s: status %d with all memory there is", name, (int)whole);
    size_t all = calls, stride = all / most + 1, refused = 0;
    for (int mode = 0; mode < 2; mode++) {
        from_then_on = mode == 1;
        for (size_t n = 1; n <= all; n += stride) {
            calls = 0;
            failing = n;
            chain_status status = part(work);
            failing = 0;
            ck_assert_msg(status == CHAIN_NO_MEMORY || status == whole, "%s, call %zu of %zu: status %d", name, n, all, (int)status);
            refused += status == CHAIN_NO_MEMORY;
        }
    }
    ck_assert_msg(part(work) == whole, "%s afterwards", name);
    ck_assert_msg(refused > 0, "%s never ran out", name);
    printf("# %s: %zu calls, every %zu\n", name, all, stride);
}

static void over_all(const char *bytes)
{
    struct work work = {bytes, NULL, 0};
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    options.alone = true;
    exhaust("load", load, &work, 2000);
    ck_assert_int_eq(chain_load_memory(bytes, strlen(bytes), "m.xml", &options, &work.model), CHAIN_OK);
    exhaust("check", check, &work, 2000);
    exhaust("gaps", gaps, &work, 2000);
    exhaust("journeys", journeys, &work, 250);
    exhaust("compare", compare, &work, 150);
    exhaust("write", write_model, &work, 1000);
    exhaust("convert", convert, &work, 300);
    for (work.writer = 0; work.writer < chain_writer_count(); work.writer++)
        exhaust(chain_writer_name(work.writer), write_findings, &work, 100);
    exhaust("draw", draw, &work, 100);
    chain_model_free(work.model);
}

START_TEST(a_chain) { over_all(chain_xml); }
END_TEST

START_TEST(a_process) { over_all(bpmn_xml); }
END_TEST

START_TEST(several_files)
{
    struct work work = {NULL, NULL, 0};
    exhaust("batch", batch, &work, 1000);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_chain, a_process, several_files};
    /* What they keep for the whole run is made before anything fails. */
    xmlMemSetup(free, __wrap_malloc, __wrap_realloc, __wrap_strdup);
    xmlInitParser();
    json_set_alloc_funcs(__wrap_malloc, free);
    return unit_run("no_memory", tests, UNIT_COUNT(tests));
}
