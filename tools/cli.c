#include "cli.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

chain_lang cli_language(const char *code)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    char two[8];
    for (size_t i = 0; !code && i < sizeof variables / sizeof variables[0]; i++) {
        const char *value = getenv(variables[i]);
        if (value && value[0])
            code = value;
    }
    size_t length = code ? strcspn(code, "_.@-") : 0;
    if (length == 0 || length >= sizeof two)
        return CHAIN_LANG_EN;
    memcpy(two, code, length);
    two[length] = '\0';
    chain_lang lang = chain_lang_from_code(two);
    return lang == CHAIN_LANG_NONE ? CHAIN_LANG_EN : lang;
}

const char *cli_words(const struct cli_arguments *arguments, const char *msgid)
{
    return chain_words(arguments->lang, msgid);
}

/* Characters that steer a terminal or turn the direction of writing: a file's content must not forge our messages. */
static size_t steering(const unsigned char *c)
{
    bool bidi = c[0] == 0xE2 && ((c[1] == 0x80 && ((c[2] >= 0x8E && c[2] <= 0x8F) || (c[2] >= 0xAA && c[2] <= 0xAE))) ||
                                 (c[1] == 0x81 && c[2] >= 0xA6 && c[2] <= 0xA9));
    if (c[0] < 0x20 || c[0] == 0x7F)
        return 1;
    return c[0] == 0xC2 && c[1] >= 0x80 && c[1] < 0xA0 ? 2 : bidi ? 3 : 0;
}

void cli_complain(const struct cli_arguments *arguments, const char *format, ...)
{
    char message[8192];
    va_list values;
    va_start(values, format);
    vsnprintf(message, sizeof message, cli_words(arguments, format), values);
    va_end(values);
    fputs("chain: ", stderr);
    for (const unsigned char *c = (const unsigned char *)message; *c;) {
        size_t skip = steering(c);
        fputc(skip ? '?' : *c, stderr);
        c += skip ? skip : 1;
    }
    fputc('\n', stderr);
}

/* What one file gave back the next one takes: otherwise the system clears the same pages again for each large file and rule. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_TOP_PAD, 4 << 20);
#endif
}

void cli_start(void)
{
    /* A file opened later must not get the number of a closed stream, or messages would be written into it. Opened the wrong way
       round, so that using the stream still fails. */
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            (void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
    /* A closed pipe is told as an error of writing, with the documented exit code. */
    signal(SIGPIPE, SIG_IGN);
    keep_memory();
}

int cli_finish(const struct cli_arguments *arguments, int code)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    if (code != CLI_TROUBLE)
        cli_complain(arguments, N_("cannot write to standard output: %s"), cli_reason(arguments, errno));
    /* What could not be written must not be tried again at exit. */
    fclose(stdout);
    return CLI_TROUBLE;
}

bool cli_colours(const struct cli_arguments *arguments)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (arguments->colour && strcmp(arguments->colour, "auto") != 0)
        return strcmp(arguments->colour, "always") == 0;
    return isatty(STDOUT_FILENO) && !(no && no[0]) && !(term && strcmp(term, "dumb") == 0);
}

size_t cli_columns(int fd)
{
    struct winsize window;
    return isatty(fd) && ioctl(fd, TIOCGWINSZ, &window) == 0 ? window.ws_col : 0;
}

static void put_option(const struct cli_option *option, chain_lang lang)
{
    char left[64];
    snprintf(left, sizeof left, "%s%c%s--%s%s%s", option->letter ? "-" : "  ", option->letter ? option->letter : ' ',
             option->letter ? ", " : " ", option->name, option->value ? " " : "", option->value ? option->value : "");
    printf("  %-26s %s\n", left, chain_words(lang, option->help));
}

static void put_help(const struct cli_command *command, chain_lang lang)
{
    printf("chain %s [OPTIONS] %s\n\n%s\n", command->name, command->operands, chain_words(lang, command->summary));
    if (command->details)
        printf("\n%s\n", chain_words(lang, command->details));
    printf("\n");
    for (size_t i = 0; i < command->option_count; i++)
        put_option(&command->options[i], lang);
    printf("\n%s\n  %s\n", chain_words(lang, N_("Example:")), command->example);
}

static bool allowed(const struct cli_option *option, const char *value)
{
    size_t length = strlen(value);
    for (const char *at = option->choices; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
        if (strncmp(at, value, length) == 0 && (at[length] == '|' || at[length] == '\0'))
            return true;
    return option->choices == NULL;
}

static bool add_item(struct cli_list *list, const char *item)
{
    if (list->count == CLI_MOST)
        return false;
    list->items[list->count++] = item;
    return true;
}

static bool add_bound(struct cli_arguments *arguments, const char *path)
{
    if (arguments->outputs.count < CLI_MOST)
        arguments->bound[arguments->outputs.count] = arguments->formats.count ? arguments->formats.count - 1 : 0;
    return add_item(&arguments->outputs, path);
}

/* Commas become ends: argv may be written to, and its strings live as long as the program. */
static bool add_parts(struct cli_list *list, char *value)
{
    for (char *part = value; part;) {
        char *comma = strchr(part, ',');
        if (comma)
            *comma = '\0';
        if (part[0] && !add_item(list, part))
            return false;
        part = comma ? comma + 1 : NULL;
    }
    return true;
}

bool cli_set_option(struct cli_arguments *arguments, const struct cli_option *option, char *value)
{
    void *member = (char *)arguments + option->offset;
    bool room = true;
    if (option->type != CLI_FLAG && !allowed(option, value)) {
        cli_complain(arguments, N_("--%s cannot be \"%s\"; it is one of %s."), option->name, value, option->choices);
        return false;
    }
    switch (option->type) {
    case CLI_FLAG: *(bool *)member = true; break;
    case CLI_TEXT: *(const char **)member = value; break;
    case CLI_MANY: room = add_item(member, value); break;
    case CLI_BOUND: room = add_bound(arguments, value); break;
    case CLI_COMMAS: room = add_parts(member, value); break;
    }
    if (!room)
        cli_complain(arguments, N_("--%s is given too often."), option->name);
    return room;
}

static const struct cli_option *find_option(const struct cli_command *command, const char *name, size_t length)
{
    for (size_t i = 0; i < command->option_count; i++)
        if (strncmp(command->options[i].name, name, length) == 0 && command->options[i].name[length] == '\0')
            return &command->options[i];
    return NULL;
}

const struct cli_option *cli_find_option(const struct cli_command *command, const char *name)
{
    return find_option(command, name, strlen(name));
}

static const struct cli_option *find_letter(const struct cli_command *command, char letter)
{
    for (size_t i = 0; i < command->option_count; i++)
        if (letter && command->options[i].letter == letter)
            return &command->options[i];
    return NULL;
}

static bool unknown_option(const struct cli_arguments *arguments, const struct cli_command *command, const char *word)
{
    const char *names[64], *name = word + strspn(word, "-");
    size_t count = command->option_count < 64 ? command->option_count : 64;
    for (size_t i = 0; i < count; i++)
        names[i] = command->options[i].name;
    const char *nearest = chain_words_nearest(name, names, count);
    if (nearest)
        cli_complain(arguments, N_("there is no option \"%s\"; did you mean \"--%s\"?"), word, nearest);
    else
        cli_complain(arguments, N_("there is no option \"%s\"; `chain %s --help` lists them."), word, command->name);
    return false;
}

/* One word that starts with a dash; *index moves on when the next word is its value. */
static bool read_option(struct cli_arguments *arguments, const struct cli_command *command, int argc, char **argv, int *index)
{
    char *word = argv[*index], *value = NULL;
    const struct cli_option *option;
    if (word[1] == '-') {
        size_t length = strcspn(word + 2, "=");
        option = find_option(command, word + 2, length);
        value = word[2 + length] == '=' ? word + 3 + length : NULL;
    } else {
        option = find_letter(command, word[1]);
        value = word[2] ? word + 2 : NULL;
    }
    if (!option || (option->type == CLI_FLAG && value))
        return unknown_option(arguments, command, word);
    if (option->type != CLI_FLAG && !value) {
        if (*index + 1 >= argc) {
            cli_complain(arguments, N_("--%s needs a value (%s)."), option->name, option->value);
            return false;
        }
        value = argv[++*index];
    }
    if (arguments->given_count < CLI_MOST)
        arguments->given[arguments->given_count++] = option;
    return cli_set_option(arguments, option, value);
}

static bool parse(struct cli_arguments *arguments, const struct cli_command *command, int argc, char **argv)
{
    bool options = true;
    for (int i = 0; i < argc; i++) {
        if (options && strcmp(argv[i], "--") == 0)
            options = false;
        else if (options && argv[i][0] == '-' && argv[i][1]) {
            if (!read_option(arguments, command, argc, argv, &i))
                return false;
        } else
            arguments->paths[arguments->path_count++] = argv[i];
    }
    return true;
}

/* The language is found first, so that what is wrong with the rest is told in it. */
static void find_language(struct cli_arguments *arguments, int argc, char **argv)
{
    const char *code = NULL;
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], "--lang=", 7) == 0)
            code = argv[i] + 7;
        else if ((strcmp(argv[i], "--lang") == 0 || strcmp(argv[i], "-l") == 0) && i + 1 < argc)
            code = argv[i + 1];
    }
    arguments->lang = cli_language(code);
}

static int run(const struct cli_command *command, struct cli_arguments *arguments)
{
    if (command->settle && !command->settle(arguments, command))
        return CLI_TROUBLE;
    if (arguments->lang_code)
        arguments->lang = cli_language(arguments->lang_code);
    if (!arguments->show_config)
        return command->run(arguments);
    command->show(arguments, command);
    return CLI_FINE;
}

int cli_run(const struct cli_command *command, int argc, char **argv)
{
    struct cli_arguments arguments = {.command = command->name};
    find_language(&arguments, argc, argv);
    arguments.paths = calloc((size_t)argc + 1, sizeof *arguments.paths);
    int code = CLI_TROUBLE;
    if (!arguments.paths) {
        cli_complain(&arguments, N_("out of memory"));
    } else if (!parse(&arguments, command, argc, argv)) {
        /* told */
    } else if (arguments.help) {
        put_help(command, arguments.lang);
        code = CLI_FINE;
    } else {
        code = run(command, &arguments);
    }
    code = cli_finish(&arguments, code);
    if (command->forget)
        command->forget(arguments.settings);
    free(arguments.paths);
    return code;
}
