/*
 * The frame of the command: one table of commands, one table of options for each. Parsing, --help, and later man pages and
 * completions come from the same rows.
 */
#ifndef CHAIN_TOOLS_CLI_H
#define CHAIN_TOOLS_CLI_H

#include <signal.h>
#include <sys/types.h>

#include <chain/chain.h>

#define N_(text) text

/* Exit codes, the same for every command and format. */
enum { CLI_FINE = 0, CLI_FINDINGS = 1, CLI_TROUBLE = 2 };

#define CLI_MOST 64

struct cli_list {
    const char *items[CLI_MOST + 1]; /* ended by NULL */
    size_t count;
};

struct cli_option;
struct cli_settings;

/* Everything that a command line can say; each command's table points at its members. */
struct cli_arguments {
    const char *command;
    const char **paths;
    size_t path_count;
    chain_lang lang;
    const char *lang_code;
    const char *colour;    /* auto, always, never */
    const char *format;    /* of reports */
    const char *to;        /* of pictures */
    const char *view;
    bool areas;            /* of one chain */
    const char *against;   /* the state before */
    const char *paper;
    bool table, pages;
    const char *orientation;
    const char *lane_order;
    const char *fail_on;
    const char *stdin_name;
    const char *files_from;
    const char *as_of;
    const char *profile;   /* of check */
    const char *dpi;
    const char *scale;
    const char *gap_list;
    const char *jobs;
    const char *cache;     /* of check and gaps */
    const char *via;
    const char *shown; /* the rule whose fault is drawn */
    const char *end;
    const char *id_prefix;
    const char *area;
    const char *most;
    struct cli_list formats; /* of findings */
    size_t bound[CLI_MOST];  /* by output: to which of the formats it belongs */
    struct cli_list outputs, select, ignore;
    bool layout, top_down; /* of BPMN */
    const char *forms; /* of BPMN: whose */
    bool summary;          /* the register */
    bool help, gaps, check, quiet, zero, exit_zero, no_gaps, bom, matrix;
    struct cli_list since; /* files of the last round */
    const char *config, *severities, *baseline, *write_baseline, *max_warnings; /* policy */
    const char *max_bytes, *max_elements, *max_depth, *max_string, *max_findings, *max_work; /* limits */
    bool no_config, show_config, statistics, fix, diff, canonical;
    struct cli_list include, exclude; /* patterns */
    const char *folder;               /* that the patterns of a file of settings are told from, NULL = there is none */
    const chain_rule_weight *weights; /* NULL = none */
    struct cli_settings *settings;
    const struct cli_option *given[CLI_MOST]; /* on the command line */
    size_t given_count;
    bool ids; /* gaps: tell the ids in the report */
};

enum cli_value {
    CLI_FLAG,
    CLI_TEXT,
    CLI_MANY,  /* may be given several times */
    CLI_BOUND, /* an output: may be given several times, each belongs to the latest --format */
    CLI_COMMAS /* several values parted by commas, may be given several times */
};

struct cli_option {
    char letter; /* 0 = none */
    const char *name;
    enum cli_value type;
    size_t offset;
    const char *value;   /* what the value is called in --help, NULL for flags */
    const char *help;    /* N_() */
    const char *choices; /* allowed values parted by '|', or NULL */
};

struct cli_command {
    const char *name;
    const char *operands;
    const char *summary; /* N_() */
    const char *details; /* N_(), may be NULL */
    const char *example;
    const struct cli_option *options;
    size_t option_count;
    bool (*settle)(struct cli_arguments *arguments, const struct cli_command *command); /* before run, or NULL; false: told */
    void (*show)(const struct cli_arguments *arguments, const struct cli_command *command); /* --show-config */
    void (*forget)(struct cli_settings *settings);
    int (*run)(const struct cli_arguments *arguments);
    int (*start)(char **argv); /* instead of run: another program takes the words as they are */
};

#define CLI_OPTION(letter, name, type, member, value, help, choices) \
    {letter, name, type, offsetof(struct cli_arguments, member), value, help, choices}
/* Every command has these. */
#define CLI_COMMON \
    CLI_OPTION('l', "lang", CLI_TEXT, lang_code, "LANG", N_("language of the words: fi, sv, en, se, smn, sms"), \
               "fi|sv|en|se|smn|sms"), \
    CLI_OPTION(0, "color", CLI_TEXT, colour, "WHEN", N_("colours: auto, always, never"), "auto|always|never"), \
    CLI_OPTION('q', "quiet", CLI_FLAG, quiet, NULL, N_("no summary, no progress"), NULL), \
    CLI_OPTION('h', "help", CLI_FLAG, help, NULL, N_("this text"), NULL)

#define CLI_STDIN_NAME \
    CLI_OPTION(0, "stdin-name", CLI_TEXT, stdin_name, "NAME", N_("what to call standard input (-) in messages"), NULL)
/* Commands that report findings have these too. */
#define CLI_FINDINGS_FORMAT \
    CLI_OPTION('f', "format", CLI_MANY, formats, "FORMAT", \
               N_("text (with the lines that are meant), line (one line a finding), json, jsonl (one finding a line), csv (a table), sarif, " \
                  "junit, github or gitlab; may be given several times"), \
               "text|line|json|jsonl|csv|sarif|junit|github|gitlab")
#define CLI_FINDINGS_OPTIONS \
    CLI_OPTION(0, "bom", CLI_FLAG, bom, NULL, N_("begin csv with a byte order mark, for Excel"), NULL), \
    CLI_OPTION('o', "output", CLI_BOUND, outputs, "FILE", \
               N_("write the findings to FILE instead of standard output, in the format named last"), NULL), \
    CLI_OPTION('j', "jobs", CLI_TEXT, jobs, "N", N_("so many files at the same time (default: as there are processors)"), NULL), \
    CLI_OPTION(0, "cache", CLI_TEXT, cache, "FILE", \
               N_("keep the findings in FILE; files that have not changed since are not judged again"), NULL), \
    CLI_OPTION(0, "fail-on", CLI_TEXT, fail_on, "LEVEL", \
               N_("exit 1 from this severity on: error (default), warning, note, none"), "error|warning|note|none"), \
    CLI_OPTION(0, "select", CLI_COMMAS, select, "RULES", N_("only these rules or groups, parted by commas"), NULL), \
    CLI_OPTION(0, "ignore", CLI_COMMAS, ignore, "RULES", N_("not these rules or groups"), NULL), \
    CLI_OPTION(0, "as-of", CLI_TEXT, as_of, "DATE", N_("the day that dates are compared with (default today)"), NULL), \
    CLI_OPTION(0, "files-from", CLI_TEXT, files_from, "FILE", \
               N_("also the files that FILE lists, one a line; - is standard input"), NULL), \
    CLI_OPTION('0', "null", CLI_FLAG, zero, NULL, N_("the list is parted by NUL characters"), NULL), \
    CLI_STDIN_NAME

/* Commands that judge files have these too, and .settle, .show and .forget of settings.h. */
#define CLI_POLICY_OPTIONS \
    CLI_OPTION(0, "severities", CLI_TEXT, severities, "FILE", \
               N_("a file of severities: RULE-OR-GROUP = error, warning, note or off, one a line"), NULL), \
    CLI_OPTION(0, "max-warnings", CLI_TEXT, max_warnings, "N", N_("exit 1 when there are more warnings than that"), NULL), \
    CLI_OPTION(0, "baseline", CLI_TEXT, baseline, "FILE", N_("leave out the findings that FILE knows, say how many of its are gone"), NULL), \
    CLI_OPTION(0, "write-baseline", CLI_TEXT, write_baseline, "FILE", \
               N_("write all that is found to FILE as known, and exit 0"), NULL), \
    CLI_OPTION(0, "statistics", CLI_FLAG, statistics, NULL, N_("in the end, how often each rule found something, in how many files"), NULL), \
    CLI_OPTION(0, "exclude", CLI_COMMAS, exclude, "GLOBS", \
               N_("leave out what fits a pattern: old.xml, drafts/, 2024/**/*.bpmn"), NULL), \
    CLI_OPTION(0, "include", CLI_COMMAS, include, "GLOBS", N_("of folders, take these files instead of *.xml and *.bpmn"), NULL), \
    CLI_OPTION(0, "max-bytes", CLI_TEXT, max_bytes, "N", N_("largest file, default 256M; K, M and G are understood"), NULL), \
    CLI_OPTION(0, "max-elements", CLI_TEXT, max_elements, "N", N_("most XML elements of a file, default 8000000"), NULL), \
    CLI_OPTION(0, "max-depth", CLI_TEXT, max_depth, "N", N_("deepest nesting of elements, default and at most 200"), NULL), \
    CLI_OPTION(0, "max-string", CLI_TEXT, max_string, "N", N_("most bytes of one text or attribute, default 10000000"), NULL), \
    CLI_OPTION(0, "max-findings", CLI_TEXT, max_findings, "N", N_("most findings of a file, default 100000; how many more there are is told"), NULL), \
    CLI_OPTION(0, "max-work", CLI_TEXT, max_work, "N", \
               N_("most steps of looking for what goes wrong on the way, default 4000000; beyond it a file is undecided"), NULL), \
    CLI_OPTION(0, "config", CLI_TEXT, config, "FILE", N_("settings, instead of the .chain.ini of this folder or one above it"), NULL), \
    CLI_OPTION(0, "no-config", CLI_FLAG, no_config, NULL, N_("no file of settings"), NULL), \
    CLI_OPTION(0, "show-config", CLI_FLAG, show_config, NULL, N_("print what is in effect and where it was set"), NULL)

/* And commands that can mend what they find. */
#define CLI_FIX_OPTIONS \
    CLI_OPTION(0, "fix", CLI_FLAG, fix, NULL, N_("mend what has one sure answer, in place (`chain list rules` marks these rules)"), NULL), \
    CLI_OPTION(0, "canonical", CLI_FLAG, canonical, NULL, N_("--fix: and bring the files into their canonical form"), NULL), \
    CLI_OPTION(0, "diff", CLI_FLAG, diff, NULL, N_("--fix: write nothing, show what would change; exit 1 if anything would"), NULL)

/* Drawing needs Graphviz, which takes longer to load than a check takes; so it is a program of its own, chain-draw. Returns only
   when it could not be started. argv[0] is replaced. */
int cli_start_draw(char **argv);

extern const struct cli_command cli_check;
extern const struct cli_command cli_compare;
extern const struct cli_command cli_convert;
extern const struct cli_command cli_diff;
extern const struct cli_command cli_draw;
extern const struct cli_command cli_explain;
extern const struct cli_command cli_fmt;
extern const struct cli_command cli_gaps;
extern const struct cli_command cli_journeys;
extern const struct cli_command cli_list_command;
extern const struct cli_command cli_merge;
extern const struct cli_command cli_new;

/* Runs one command with the arguments behind its name. */
int cli_run(const struct cli_command *command, int argc, char **argv);

/* The option of a command with a name, or NULL. */
const struct cli_option *cli_find_option(const struct cli_command *command, const char *name);
/* Sets it; the value stays in use and may be written to. False: it makes no sense, told. */
bool cli_set_option(struct cli_arguments *arguments, const struct cli_option *option, char *value);

/* First thing in main. */
void cli_start(void);

/* Language from --lang or the environment. */
chain_lang cli_language(const char *code);
const char *cli_words(const struct cli_arguments *arguments, const char *msgid);
/* reason.c: what an errno means, in words. */
const char *cli_reason(const struct cli_arguments *arguments, int number);

/* "chain: message" on standard error; the format is an N_() text, translated. */
void cli_complain(const struct cli_arguments *arguments, const char *format, ...);
/* The last flush of standard output: a full disk or closed pipe is told and changes the exit code. */
int cli_finish(const struct cli_arguments *arguments, int code);
bool cli_colours(const struct cli_arguments *arguments);
/* How wide the terminal is; 0: it is none, or it does not say. */
size_t cli_columns(int fd);

/* errors.c: tells the errors that chain_check() finds in a model on standard error, a few at most; how many there are. */
size_t cli_tell_errors(const struct cli_arguments *arguments, const chain_model *model, size_t most);

#define CLI_MOST_WRITTEN (CLI_MOST + 2)

/* files.c: the chain files that the operands name, folders opened, in a fixed order. */
struct cli_files {
    char **paths;
    size_t count, capacity;
    bool trouble; /* memory ran out or a folder could not be read; it was told */
    bool refused; /* one of them would be written over; it was told */
    struct {
        dev_t device;
        ino_t number;
    } written[CLI_MOST_WRITTEN]; /* what this run replaces: taken from no folder */
    size_t written_count;
};
void cli_files_collect(struct cli_files *files, const struct cli_arguments *arguments);
void cli_files_clear(struct cli_files *files);
/* The folder of the models that belong to this program, in the buffer, or NULL: for chain_load_options. */
const char *cli_own_models(char *folder, size_t size);
/* All of standard input, to be freed; at most so many bytes and a piece more (0 = 256 MiB). NULL bytes when it failed. */
chain_status cli_read_stdin(size_t most, char **bytes, size_t *length);
/* What standard input is called in messages. */
const char *cli_stdin_name(const struct cli_arguments *arguments);
/* Loads a path with this program's own models; "-" is standard input. */
chain_status cli_load(const struct cli_arguments *arguments, const char *path, chain_model **model);

/* report.c: findings of several files, in one format or several. */

/* What a command makes of one file beside its findings. */
struct cli_verdict {
    bool skip;     /* nothing is told of it and it does not count */
    bool trouble;  /* it could not be judged: exit code 2 */
    size_t errors; /* of the file, where its findings are about something else: they are told on standard error */
};
typedef void cli_examine(const struct cli_arguments *arguments, const chain_batch_file *file, const chain_model *model,
                         struct cli_verdict *verdict);
/* Rules and day from the options; false when they make no sense (told). */
bool cli_report_options(const struct cli_arguments *arguments, chain_check_options *options);
/* The limits of a run. False: one makes no sense, told. */
bool cli_limits(const struct cli_arguments *arguments, chain_load_options *load, chain_check_options *check);
/* How many threads; 0 = as many as there are processors. False: it makes no sense, told. */
bool cli_jobs(const struct cli_arguments *arguments, size_t *jobs);
/* Checks the options, goes through the files, and reports: what check and gaps have in common. Any thread calls judge and examine. */
int cli_report_run(const struct cli_arguments *arguments, chain_batch_judge *judge, cli_examine *examine);

/* Findings that were found before, in place of files to be judged. next() adds some to an empty list, false: there are no more. */
int cli_report_found(const struct cli_arguments *arguments, bool (*next)(chain_findings *findings, void *context), void *context);

/* interrupt.c: is the run to end (0 = no)? Ctrl-C says so while it is listened to. */
const volatile sig_atomic_t *cli_interrupted(void);
void cli_listen(bool on);

/* open_file.c: for reading; NULL: errno says why. */
FILE *cli_open_file(const char *path);

/* inputs.c: the texts of the files that findings speak of, read when one is asked for. */
struct cli_inputs {
    const char *given_name;     /* of a text that is at hand (standard input), or NULL */
    const chain_input *given;
    char *names[2];
    chain_input *read[2]; /* NULL: it could not be read */
    size_t last;           /* which of them was asked for last */
};
/* For chain_findings_format.input; the context is a struct cli_inputs that began with zero. */
const chain_input *cli_input(const char *file, void *inputs);
void cli_inputs_clear(struct cli_inputs *inputs);

/* progress.c: how far a long run is, on a terminal only. */
struct cli_progress {
    const struct cli_arguments *arguments;
    size_t total;
    double begun, shown; /* seconds */
    bool on, visible;
};
void cli_progress_begin(struct cli_progress *progress, const struct cli_arguments *arguments, size_t total);
/* So many are done; draws at most ten times a second. */
void cli_progress_show(struct cli_progress *progress, size_t done);
/* Before anything else is written to the terminal. */
void cli_progress_hide(struct cli_progress *progress);

#endif
