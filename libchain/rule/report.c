/* From a rule's words about objects of a model to a finding that stands on its own. */
#include <stdio.h>
#include <string.h>

#include "model/access.h"
#include "rule/findings.h"

/* A sentence with more names than this is not read. */
#define NAMES 12u

static const char *kind_label(const struct chain_object *object, int lang)
{
    switch (object->type) {
    case CHAIN_ACTOR: return chain_kind_label(CHAIN_KINDS_ACTOR, ((const struct chain_actor *)object)->kind, (chain_lang)lang);
    case CHAIN_ITEM: return chain_kind_label(CHAIN_KINDS_ITEM, ((const struct chain_item *)object)->kind, (chain_lang)lang);
    case CHAIN_STEP: {
        const struct chain_step *step = (const struct chain_step *)object;
        enum chain_kinds table = step->role == CHAIN_ROLE_END ? CHAIN_KINDS_END : CHAIN_KINDS_STEP;
        return chain_kind_label(table, step->kind, (chain_lang)lang);
    }
    default: return NULL;
    }
}

/* Documents have a title, all else a name. */
static int name_kind(const struct chain_object *object)
{
    switch (object->type) {
    case CHAIN_CHAIN: case CHAIN_REGION: case CHAIN_RULES: case CHAIN_RULE: case CHAIN_SOURCE: case CHAIN_LINK:
        return CHAIN_TEXT_TITLE;
    default:
        return CHAIN_TEXT_NAME;
    }
}

/* More texts than this no object has that is meant to be read: what comes after them is not looked at for a name. */
#define TEXTS 1024

/* The first name that an object has in each language, and in any. */
struct written {
    const struct chain_text *in[CHAIN_LANG_COUNT], *first;
};

static void find_written(const struct chain_object *object, struct written *written)
{
    int kind = name_kind(object), count = 0;
    *written = (struct written){.first = NULL};
    for (const struct chain_text *text = object->texts; text && count < TEXTS; text = text->next, count++) {
        if (text->kind != kind)
            continue;
        if (!written->first)
            written->first = text;
        if (text->lang < CHAIN_LANG_COUNT && !written->in[text->lang])
            written->in[text->lang] = text;
    }
}

static const char *any_name(const struct chain_object *object, const struct written *written)
{
    const int order[] = {object->model->lang, CHAIN_LANG_FI, CHAIN_LANG_EN};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
        if (written->in[order[i]])
            return written->in[order[i]]->words;
    if (written->first)
        return written->first->words;
    const char *label = kind_label(object, CHAIN_LANG_EN);
    return label ? label : object->id ? object->id : chain_type_name((chain_type)object->type);
}

/* One object's name in a language; the kind's label only when the object has no name at all. */
static const char *name_in(const struct chain_object *object, const struct written *written, int lang)
{
    if (written->first)
        return written->in[lang] ? written->in[lang]->words : NULL;
    return kind_label(object, lang);
}

static void keep_flow_names(struct chain_findings *findings, const struct chain_flow *flow, struct chain_names *names)
{
    char buffer[1024];
    struct written written_from, written_to;
    const struct chain_object *from = flow->from.target, *to = flow->to.target;
    if (from)
        find_written(from, &written_from);
    if (to)
        find_written(to, &written_to);
    for (int lang = 0; lang < CHAIN_LANG_COUNT; lang++) {
        const char *a = from ? name_in(from, &written_from, lang) : flow->from.id;
        const char *b = to ? name_in(to, &written_to, lang) : flow->to.id;
        if (!a && !b)
            continue;
        /* One end may have a name in this language, or a label, and the other not. */
        snprintf(buffer, sizeof buffer, "%s → %s", a ? a : from ? any_name(from, &written_from) : "?",
                 b ? b : to ? any_name(to, &written_to) : "?");
        names->words[lang] = chain_findings_intern(findings, buffer);
    }
    snprintf(buffer, sizeof buffer, "%s → %s", from ? any_name(from, &written_from) : flow->from.id ? flow->from.id : "?",
             to ? any_name(to, &written_to) : flow->to.id ? flow->to.id : "?");
    names->fallback = chain_findings_intern(findings, buffer);
}

static void keep_names(struct chain_findings *findings, const struct chain_object *object, struct chain_names *names)
{
    struct written written;
    if (object->type == CHAIN_FLOW) {
        keep_flow_names(findings, (const struct chain_flow *)object, names);
        return;
    }
    find_written(object, &written);
    for (int lang = 1; lang < CHAIN_LANG_COUNT; lang++)
        names->words[lang] = chain_findings_intern(findings, name_in(object, &written, lang));
    names->fallback = chain_findings_intern(findings, any_name(object, &written));
}

const struct chain_names *chain_findings_names(struct chain_findings *findings, const struct chain_object *object)
{
    struct chain_names *names = chain_arena_alloc(&findings->arena, sizeof *names);
    if (names)
        keep_names(findings, object, names);
    return names;
}

static void keep_name_list(struct chain_findings *findings, const struct chain_argument *argument,
                           struct chain_kept_argument *kept)
{
    size_t count = argument->count < NAMES ? argument->count : NAMES;
    struct chain_names *names = chain_arena_array(&findings->arena, count + 1, sizeof *names);
    if (!names)
        return;
    for (size_t i = 0; i < count; i++)
        keep_names(findings, argument->objects ? argument->objects[i] : argument->object, &names[i]);
    kept->names = names;
    kept->name_count = count;
    kept->more = argument->count - count;
}

static void keep_shape(struct chain_findings *findings, const struct chain_argument *argument, struct chain_kept_argument *kept)
{
    kept->text = argument->text;
    kept->phrase = argument->phrase;
    for (size_t i = 0; i < 2; i++)
        kept->near[i] = chain_findings_intern(findings, argument->near[i]);
}

static void keep_arguments(struct chain_findings *findings, struct chain_finding *finding,
                           const struct chain_argument *arguments, size_t count)
{
    finding->arguments = chain_arena_array(&findings->arena, count + 1, sizeof *finding->arguments);
    if (!finding->arguments)
        return;
    finding->argument_count = (uint8_t)count;
    for (size_t i = 0; i < count; i++) {
        struct chain_kept_argument *kept = &finding->arguments[i];
        kept->type = arguments[i].type;
        kept->number = arguments[i].number;
        kept->table = arguments[i].table;
        kept->kind = arguments[i].kind;
        if (kept->type == CHAIN_ARGUMENT_PHRASE)
            kept->text = arguments[i].text;
        else if (kept->type == CHAIN_ARGUMENT_SHAPE)
            keep_shape(findings, &arguments[i], kept);
        else if (kept->type == CHAIN_ARGUMENT_NAMES)
            keep_name_list(findings, &arguments[i], kept);
        else
            kept->text = chain_findings_intern(findings, arguments[i].text);
    }
}

/* A part without an id of its own (a record, an availability) is named by what it belongs to, so that a decision can name it. */
static const struct chain_object *owner_of(const struct chain_object *object)
{
    while (!object->id && object->type != CHAIN_FLOW && object->parent)
        object = object->parent;
    return object;
}

/* "from>to" for a flow without an id. */
/* An empty id names nothing. */
static const char *keep_id(struct chain_findings *findings, const char *id)
{
    return chain_findings_intern(findings, id && id[0] ? id : NULL);
}

static const char *subject_id(struct chain_findings *findings, const struct chain_object *object)
{
    char buffer[512];
    if (object->id || object->type != CHAIN_FLOW)
        return keep_id(findings, object->id);
    const struct chain_flow *flow = (const struct chain_flow *)object;
    snprintf(buffer, sizeof buffer, "%s>%s", flow->from.id ? flow->from.id : "", flow->to.id ? flow->to.id : "");
    return chain_findings_intern(findings, buffer);
}

static void set_subject(struct chain_findings *findings, struct chain_finding *finding, const struct chain_object *subject)
{
    const struct chain_object *owner = owner_of(subject);
    finding->subject = subject_id(findings, owner);
    finding->subject_type = subject->type;
    finding->file = chain_findings_intern(findings, subject->model->files[subject->file]);
    finding->line = subject->line;
    finding->column = subject->column;
    finding->end_line = subject->end_line;
    finding->end_column = subject->end_column;
    finding->sources = chain_findings_intern(findings, subject->source);
    finding->subject_name = chain_findings_names(findings, owner);
}

/* What the fact is known from: said on the element, else drawn from its provenance. */
static uint8_t evidence_of(const struct chain_object *subject)
{
    if (subject->evidence)
        return subject->evidence;
    if (subject->provenance == CHAIN_PROVENANCE_ASSUMPTION)
        return CHAIN_EVIDENCE_ASSUMED;
    if (subject->provenance == CHAIN_PROVENANCE_SEED || subject->provenance == CHAIN_PROVENANCE_PUBLISHED)
        return CHAIN_EVIDENCE_REPORTED;
    return CHAIN_EVIDENCE_UNKNOWN;
}

static struct chain_finding *report(struct chain_rule_run *run, const char *message, const struct chain_object *subject,
                                    const struct chain_argument *arguments, size_t count)
{
    struct chain_finding *finding = chain_findings_add(run->findings);
    if (!finding)
        return NULL;
    finding->rule = run->rule;
    finding->message = message;
    finding->severity = run->rule->severity;
    finding->gap = run->rule->gap;
    if (!subject && !run->model->broken)
        subject = run->model->root;
    if (subject) {
        set_subject(run->findings, finding, subject);
        finding->evidence = run->rule->layer == CHAIN_LAYER_GAPS ? evidence_of(subject) : 0;
    } else {
        finding->file = chain_findings_intern(run->findings, run->model->files[0]);
    }
    keep_arguments(run->findings, finding, arguments, count);
    return finding;
}

/* The object of the chain that an element became, which has names in several languages, or NULL. */
static const struct chain_object *object_of(const struct chain_model *model, const struct chain_markup *markup)
{
    const struct chain_object *object = markup->id ? chain_find_interned(model, markup->id) : NULL;
    return object && object->line == markup->line && object->column == markup->column ? object : NULL;
}

/* A part without an id is named by what it belongs to, so that a suppression can name it. */
static const struct chain_markup *bearer_of(const struct chain_markup *markup)
{
    while (!markup->id && markup->parent)
        markup = markup->parent;
    return markup;
}

static struct chain_finding *report_on_markup(struct chain_rule_run *run, const char *message, const struct chain_markup *subject,
                                              const struct chain_argument *arguments, size_t count)
{
    const struct chain_markup *bearer = bearer_of(subject);
    struct chain_finding *finding = report(run, message, object_of(run->model, bearer), arguments, count);
    if (finding)
        finding->subject = keep_id(run->findings, bearer->id);
    return finding;
}

void chain_report_markup_as(struct chain_rule_run *run, const char *message, uint8_t severity, const struct chain_markup *subject,
                            const struct chain_argument *arguments, size_t count)
{
    struct chain_finding *finding = report_on_markup(run, message, subject, arguments, count);
    if (!finding)
        return;
    finding->severity = severity;
    finding->line = subject->line;
    finding->column = subject->column;
    finding->end_line = subject->end_line;
    finding->end_column = subject->end_column;
}

void chain_report_markup(struct chain_rule_run *run, const struct chain_markup *subject, const struct chain_argument *arguments,
                         size_t count)
{
    chain_report_markup_as(run, run->rule->message, run->rule->severity, subject, arguments, count);
}

void chain_report_as(struct chain_rule_run *run, const char *message, const struct chain_object *subject,
                     const struct chain_argument *arguments, size_t count)
{
    report(run, message, subject, arguments, count);
}

void chain_report(struct chain_rule_run *run, const struct chain_object *subject, const struct chain_argument *arguments,
                  size_t count)
{
    report(run, run->rule->message, subject, arguments, count);
}

void chain_report_weighing(struct chain_rule_run *run, chain_severity severity, const char *message, const struct chain_object *subject,
                           const struct chain_argument *arguments, size_t count)
{
    struct chain_finding *finding = report(run, message, subject, arguments, count);
    if (finding)
        finding->severity = (uint8_t)severity;
}

void chain_report_unknown(struct chain_rule_run *run, const struct chain_object *subject,
                          const struct chain_argument *arguments, size_t count)
{
    chain_report_unknown_as(run, run->rule->unknown, subject, arguments, count);
}

void chain_report_unknown_as(struct chain_rule_run *run, const char *message, const struct chain_object *subject,
                             const struct chain_argument *arguments, size_t count)
{
    struct chain_finding *finding = report(run, message, subject, arguments, count);
    if (!finding)
        return;
    finding->severity = CHAIN_SEVERITY_UNKNOWN;
    if (run->rule->layer == CHAIN_LAYER_GAPS) {
        finding->gap = CHAIN_GAP_NOT_ASSESSABLE;
        finding->evidence = CHAIN_EVIDENCE_UNKNOWN;
    }
}

struct capture {
    const char *at;
    size_t length;
};

/* Where the text ends that a * stands for: at the first place where what follows the * goes on. */
static const char *past_star(const char *text, const char *rest)
{
    size_t length = strcspn(rest, "*#");
    if (length == 0)
        return text + strlen(text);
    while (*text && strncmp(text, rest, length) != 0)
        text++;
    return text;
}

/* In a pattern * stands for any text, which is captured, and # for one digit. */
static bool fits(const char *text, const char *pattern, struct capture *captures, size_t *count)
{
    *count = 0;
    for (; *pattern; pattern++) {
        if (*pattern == '*') {
            const char *end = past_star(text, pattern + 1);
            if (*count < CHAIN_PROBLEM_ARGUMENTS)
                captures[(*count)++] = (struct capture){text, (size_t)(end - text)};
            text = end;
        } else if (*pattern == '#' ? *text >= '0' && *text <= '9' : *text == *pattern) {
            text++;
        } else {
            return false;
        }
    }
    return *text == '\0';
}

/*
 * A phrase takes the place of its word. The phrase of a pattern is a message of its own instead: what the pattern captures is put
 * as the arguments from the word's on. Returns the message.
 */
static const char *put_phrase(struct chain_rule_run *run, struct chain_argument *arguments, size_t index,
                              const struct chain_phrase *phrases)
{
    struct capture captures[CHAIN_PROBLEM_ARGUMENTS];
    const char *word = arguments[index].text;
    for (size_t count; phrases && phrases->word; phrases++) {
        if (strcmp(word, phrases->word) == 0) {
            arguments[index] = chain_say_phrase(phrases->phrase);
            break;
        }
        if (!strpbrk(phrases->word, "*#") || !fits(word, phrases->word, captures, &count))
            continue;
        for (size_t i = 0; i < count && index + i < CHAIN_PROBLEM_ARGUMENTS; i++)
            arguments[index + i] =
                chain_say(chain_strings_add(&run->findings->strings, captures[i].at, captures[i].length));
        return phrases->phrase;
    }
    return run->rule->message;
}

/* Of a file that could not be read to its end only the reason is told: what was met before may come from the same slip. */
static bool is_told(const struct chain_rule_run *run, enum chain_problem_code code)
{
    return !run->model->broken || code <= CHAIN_PROBLEM_NOT_A_CHAIN;
}

void chain_report_problems_saying(struct chain_rule_run *run, enum chain_problem_code code, size_t index,
                                  const struct chain_phrase *phrases)
{
    for (const struct chain_problem *problem = run->model->problems; problem; problem = problem->next) {
        if (problem->code != code || !is_told(run, code))
            continue;
        struct chain_argument arguments[CHAIN_PROBLEM_ARGUMENTS];
        for (size_t i = 0; i < CHAIN_PROBLEM_ARGUMENTS; i++)
            arguments[i] = chain_say(problem->args[i]);
        const char *message = put_phrase(run, arguments, index, phrases);
        struct chain_finding *finding = problem->markup
                                            ? report_on_markup(run, message, problem->markup, arguments, CHAIN_PROBLEM_ARGUMENTS)
                                            : report(run, message, problem->object, arguments, CHAIN_PROBLEM_ARGUMENTS);
        if (!finding)
            continue;
        finding->file = chain_findings_intern(run->findings, run->model->files[problem->file]);
        finding->line = problem->line;
        finding->column = problem->column;
        finding->end_line = problem->end_line;
        finding->end_column = problem->end_column;
        if (code == CHAIN_PROBLEM_DUPLICATE_ID && run->model->bpmn) /* the element goes without its id, but is known by it to people */
            finding->subject = keep_id(run->findings, problem->args[0]);
        chain_relate_problem(run, problem);
    }
}

void chain_report_problems(struct chain_rule_run *run, enum chain_problem_code code)
{
    chain_report_problems_saying(run, code, 0, NULL);
}
