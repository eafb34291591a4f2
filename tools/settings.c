#include "settings.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glob.h"
#include "ini_file.h"

/* The keys: options that a file may set, and what holds when nobody does. */
static const struct key {
    const char *name, *otherwise;
    bool path; /* told from the folder of the file */
} keys[] = {
    {"format", "text", false},
    {"lang", N_("from the environment"), false},
    {"color", "auto", false},
    {"profile", "recommended", false},
    {"select", N_("all of the profile"), false},
    {"ignore", N_("none"), false},
    {"severities", N_("those of the rules"), true},
    {"fail-on", "error", false},
    {"max-warnings", N_("any number"), false},
    {"baseline", N_("none"), true},
    {"statistics", N_("no"), false},
    {"include", "*.xml *.bpmn", false},
    {"exclude", N_("none"), false},
    {"max-bytes", "256M", false},
    {"max-elements", "8000000", false},
    {"max-depth", "200", false},
    {"max-string", "10000000", false},
    {"max-findings", "100000", false},
    {"max-work", "4000000", false},
    {"jobs", N_("as many as there are processors"), false},
};

#define KEYS (sizeof keys / sizeof keys[0])

/* A line of the file that was taken. */
struct line {
    const struct cli_option *option;
    char *value;
    size_t number;
};

struct weight {
    char *rules;
    const char *from; /* a file, or NULL: the settings */
    size_t line;
};

struct cli_settings {
    char path[PATH_MAX], folder[PATH_MAX]; /* "" = there is no file */
    struct line lines[CLI_MOST];
    size_t line_count;
    chain_rule_weight *weights; /* ended by one without rules */
    struct weight *sources;
    size_t weight_count;
};

/* While reading. */
struct reading {
    struct cli_arguments *arguments;
    const struct cli_command *command;
    const char *path;
    const char *section; /* that this pass takes: the command's, then "" */
    size_t taken;        /* lines before this pass: what they set stays */
    bool plain;          /* a file of severities alone */
};

static bool complain_unknown(const struct reading *reading, size_t line, const char *what, const char *word, const char *nearest)
{
    if (nearest)
        cli_complain(reading->arguments, N_("%s:%zu: there is no %s \"%s\"; did you mean \"%s\"?"), reading->path, line,
                     cli_words(reading->arguments, what), word, nearest);
    else
        cli_complain(reading->arguments, N_("%s:%zu: there is no %s \"%s\"."), reading->path, line,
                     cli_words(reading->arguments, what), word);
    return false;
}

static bool out_of_memory(const struct reading *reading)
{
    cli_complain(reading->arguments, N_("out of memory"));
    return false;
}

static const char *const levels[] = {"off", "note", "warning", "error"};

static bool add_weight(const struct reading *reading, const char *rules, int level, size_t line)
{
    struct cli_settings *settings = reading->arguments->settings;
    size_t count = settings->weight_count;
    chain_rule_weight *weights = realloc(settings->weights, (count + 2) * sizeof *weights);
    if (weights)
        settings->weights = weights;
    struct weight *sources = weights ? realloc(settings->sources, (count + 1) * sizeof *sources) : NULL;
    if (sources)
        settings->sources = sources;
    char *copy = sources ? strdup(rules) : NULL;
    if (!copy)
        return out_of_memory(reading);
    sources[count] = (struct weight){copy, reading->plain ? reading->path : NULL, line};
    weights[count] = (chain_rule_weight){copy, (chain_severity)level};
    weights[count + 1] = (chain_rule_weight){NULL, CHAIN_SEVERITY_UNKNOWN};
    settings->weight_count++;
    return true;
}

static bool take_weight(const struct reading *reading, const char *rules, const char *word, size_t line)
{
    if (!chain_rules_named(rules))
        return complain_unknown(reading, line, N_("rule or group"), rules, chain_rules_nearest(rules));
    for (int level = 0; level < 4; level++)
        if (strcmp(levels[level], word) == 0)
            return add_weight(reading, rules, level, line);
    cli_complain(reading->arguments, N_("%s:%zu: \"%s\" is no severity; it is one of %s."), reading->path, line, word,
                 "error|warning|note|off");
    return false;
}

static const struct key *find_key(const char *name)
{
    for (size_t i = 0; i < KEYS; i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}

static const char *nearest_key(const char *name)
{
    const char *names[KEYS];
    for (size_t i = 0; i < KEYS; i++)
        names[i] = keys[i].name;
    return chain_words_nearest(name, names, KEYS);
}

static bool is_given(const struct reading *reading, const struct cli_option *option)
{
    const struct cli_arguments *arguments = reading->arguments;
    for (size_t i = 0; i < arguments->given_count; i++)
        if (arguments->given[i] == option)
            return true;
    for (size_t i = 0; i < reading->taken; i++)
        if (arguments->settings->lines[i].option == option)
            return true;
    return false;
}

/* Several values may also stand side by side. */
static bool is_list(const struct cli_option *option)
{
    return option->type == CLI_COMMAS || option->type == CLI_MANY;
}

static char *own_value(const struct reading *reading, const struct key *key, const char *value)
{
    const char *folder = reading->arguments->settings->folder;
    size_t size = strlen(folder) + strlen(value) + 2;
    char *own = malloc(size);
    if (own && key->path && value[0] != '/')
        snprintf(own, size, "%s/%s", folder, value);
    else if (own)
        snprintf(own, size, "%s", value);
    return own;
}

static bool set_flag(const struct reading *reading, const struct cli_option *option, const char *key, const char *value, size_t line)
{
    bool on = strcmp(value, "yes") == 0;
    if (!on && strcmp(value, "no") != 0) {
        cli_complain(reading->arguments, N_("%s:%zu: %s cannot be \"%s\"; it is one of %s."), reading->path, line, key, value, "yes|no");
        return false;
    }
    return !on || cli_set_option(reading->arguments, option, NULL);
}

/* Values of a list stand with blanks or commas between them. */
static bool set_values(const struct reading *reading, const struct cli_option *option, char *value)
{
    if (!is_list(option))
        return cli_set_option(reading->arguments, option, value);
    for (char *part = strtok_r(value, ", \t", &value); part; part = strtok_r(NULL, ", \t", &value))
        if (!cli_set_option(reading->arguments, option, part))
            return false;
    return true;
}

static bool twice(const struct reading *reading, const struct cli_option *option, const char *key, size_t line)
{
    const struct cli_settings *settings = reading->arguments->settings;
    for (size_t i = reading->taken; i < settings->line_count && !is_list(option); i++) {
        if (settings->lines[i].option != option)
            continue;
        cli_complain(reading->arguments, N_("%s:%zu: %s is set already on line %zu."), reading->path, line, key, settings->lines[i].number);
        return true;
    }
    return false;
}

static bool set(const struct reading *reading, const struct key *key, const struct cli_option *option, const char *value, size_t line)
{
    struct cli_settings *settings = reading->arguments->settings;
    if (twice(reading, option, key->name, line))
        return false;
    if (settings->line_count == CLI_MOST)
        return out_of_memory(reading);
    char *own = own_value(reading, key, value);
    if (!own)
        return out_of_memory(reading);
    settings->lines[settings->line_count++] = (struct line){option, own, line};
    bool good = option->type == CLI_FLAG ? set_flag(reading, option, key->name, value, line) : set_values(reading, option, own);
    if (!good && option->type != CLI_FLAG)
        cli_settings_meant(reading->arguments, option->name);
    return good;
}

/* The findings that are merged went through the baseline already; through it again, it would hide as many more of the same kind. */
static bool may_set(const struct reading *reading, const struct key *key)
{
    return strcmp(reading->command->name, "merge") != 0 || strcmp(key->name, "baseline") != 0;
}

static bool is_section(const char *section)
{
    static const char *const names[] = {"", "check", "gaps", "merge", "severities"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], section) == 0)
            return true;
    return false;
}

static bool take(void *context, const char *section, const char *name, const char *value, size_t line)
{
    const struct reading *reading = context;
    const char *const sections[] = {"check", "gaps", "merge", "severities"};
    if (!is_section(section))
        return complain_unknown(reading, line, N_("section"), section, chain_words_nearest(section, sections, 4));
    if (reading->plain && (section[0] == '\0' || strcmp(section, "severities") == 0))
        return take_weight(reading, name, value, line);
    if (strcmp(section, "severities") == 0)
        return reading->section[0] || take_weight(reading, name, value, line);
    const struct key *key = find_key(name);
    if (!key || reading->plain)
        return complain_unknown(reading, line, N_("setting"), name, reading->plain ? NULL : nearest_key(name));
    /* A key may belong to the other command. */
    const struct cli_option *option = cli_find_option(reading->command, name);
    if (strcmp(section, reading->section) != 0 || !option || is_given(reading, option) || !may_set(reading, key))
        return true;
    return set(reading, key, option, value, line);
}

/* One pass for the command's own section, one for what holds for all. */
static bool read_settings(struct cli_arguments *arguments, const struct cli_command *command)
{
    struct cli_settings *settings = arguments->settings;
    struct reading reading = {.arguments = arguments, .command = command, .path = settings->path, .section = command->name};
    if (!settings->path[0])
        return true;
    if (!cli_ini_read(arguments, settings->path, take, &reading))
        return false;
    reading.taken = settings->line_count;
    reading.section = "";
    return cli_ini_read(arguments, settings->path, take, &reading);
}

static bool read_severities(struct cli_arguments *arguments, const struct cli_command *command)
{
    struct reading reading = {.arguments = arguments, .command = command, .path = arguments->severities, .section = "", .plain = true};
    return !arguments->severities || cli_ini_read(arguments, arguments->severities, take, &reading);
}

bool cli_settings_read(struct cli_arguments *arguments, const struct cli_command *command)
{
    struct cli_settings *settings = calloc(1, sizeof *settings);
    arguments->settings = settings;
    if (!settings) {
        cli_complain(arguments, N_("out of memory"));
        return false;
    }
    if (!cli_settings_find(arguments, settings->path, settings->folder) || !read_settings(arguments, command) || !read_severities(arguments, command))
        return false;
    arguments->weights = settings->weights;
    if (settings->path[0])
        arguments->folder = settings->folder;
    return true;
}

void cli_settings_meant(const struct cli_arguments *arguments, const char *option)
{
    const struct cli_settings *settings = arguments->settings;
    for (size_t i = 0; settings && i < settings->line_count; i++)
        if (strcmp(settings->lines[i].option->name, option) == 0) {
            cli_complain(arguments, N_("%s:%zu: that is the setting meant."), settings->path, settings->lines[i].number);
            return;
        }
}

void cli_settings_free(struct cli_settings *settings)
{
    if (!settings)
        return;
    for (size_t i = 0; i < settings->line_count; i++)
        free(settings->lines[i].value);
    for (size_t i = 0; i < settings->weight_count; i++)
        free(settings->sources[i].rules);
    free(settings->weights);
    free(settings->sources);
    free(settings);
}

static void put_value(const struct cli_arguments *arguments, const struct key *key, const struct cli_option *option)
{
    const void *member = (const char *)arguments + option->offset;
    const struct cli_list *list = member;
    bool flag = option->type == CLI_FLAG && *(const bool *)member, text = option->type == CLI_TEXT && *(const char *const *)member;
    if (is_list(option) && list->count)
        for (size_t i = 0; i < list->count; i++)
            printf("%s%s", i ? " " : "", list->items[i]);
    else
        fputs(flag ? "yes" : text ? *(const char *const *)member : cli_words(arguments, key->otherwise), stdout);
}

static void put_origin(const struct cli_arguments *arguments, const struct cli_option *option)
{
    const struct cli_settings *settings = arguments->settings;
    for (size_t i = 0; i < arguments->given_count; i++)
        if (arguments->given[i] == option) {
            printf("  # %s\n", cli_words(arguments, N_("the command line")));
            return;
        }
    for (size_t i = 0; i < settings->line_count; i++)
        if (settings->lines[i].option == option) {
            printf("  # %s:%zu\n", settings->path, settings->lines[i].number);
            return;
        }
    printf("  # %s\n", cli_words(arguments, N_("nothing is set")));
}

void cli_settings_show(const struct cli_arguments *arguments, const struct cli_command *command)
{
    const struct cli_settings *settings = arguments->settings;
    printf("# %s: %s\n", cli_words(arguments, N_("settings")),
           settings->path[0] ? settings->path : cli_words(arguments, N_("there is no file")));
    for (size_t i = 0; i < KEYS; i++) {
        const struct cli_option *option = cli_find_option(command, keys[i].name);
        if (!option)
            continue;
        printf("%s = ", keys[i].name);
        put_value(arguments, &keys[i], option);
        put_origin(arguments, option);
    }
    if (settings->weight_count)
        printf("\n[severities]\n");
    for (size_t i = 0; i < settings->weight_count; i++)
        printf("%s = %s  # %s:%zu\n", settings->weights[i].rules, levels[settings->weights[i].severity],
               settings->sources[i].from ? settings->sources[i].from : settings->path, settings->sources[i].line);
}
