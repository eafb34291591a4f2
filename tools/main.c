/* chain: the command. A new subcommand is its own file cmd_<name>.c and a row here. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const struct cli_command *const commands[] = {
    &cli_draw,
    &cli_check,
    &cli_gaps,
    &cli_diff,
    &cli_compare,
    &cli_journeys,
    &cli_convert,
    &cli_fmt,
    &cli_list_command,
    &cli_explain,
};

#define COMMANDS (sizeof commands / sizeof commands[0])

static void help(chain_lang lang)
{
    printf("%s\n\n", chain_words(lang, N_("chain: service chains of health and social care, drawn and checked")));
    printf("%s\n", chain_words(lang, N_("Usage: chain COMMAND [OPTIONS] FILE...")));
    printf("\n");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  chain %-8s %s\n", commands[i]->name, chain_words(lang, commands[i]->summary));
    printf("\n%s\n", chain_words(lang, N_("`chain COMMAND --help` tells more.\n"
                                     "Exit codes: 0 nothing found at or over the fail level, 1 findings,\n"
                                     "2 wrong usage or a file that cannot be read or written.")));
}

static int unknown(chain_lang lang, const char *word)
{
    const char *names[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++)
        names[i] = commands[i]->name;
    const char *nearest = chain_words_nearest(word, names, COMMANDS);
    fprintf(stderr, chain_words(lang, N_("chain: there is no command \"%s\".")), word);
    if (nearest)
        fprintf(stderr, chain_words(lang, N_(" Did you mean \"%s\"?")), nearest);
    fprintf(stderr, " %s\n", chain_words(lang, N_("`chain --help` lists them.")));
    return CLI_TROUBLE;
}

static int general(const char *word, chain_lang lang)
{
    const struct cli_arguments arguments = {.lang = lang};
    if (strcmp(word, "--version") == 0)
        printf("chain %s\n", chain_version());
    else
        help(lang);
    return cli_finish(&arguments, CLI_FINE);
}

int main(int argc, char **argv)
{
    chain_lang lang = cli_language(NULL);
    cli_start();
    if (argc < 2) {
        help(lang);
        return CLI_TROUBLE;
    }
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
        return general(word, lang);
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i]->name, word) == 0)
            return commands[i]->start ? commands[i]->start(argv + 1) : cli_run(commands[i], argc - 2, argv + 2);
    return unknown(lang, word);
}
