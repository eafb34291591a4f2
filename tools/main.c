/* chain: the command. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

/* Its options are known to the program that it starts. */
const struct cli_command cli_draw = {
    .name = "draw", .summary = N_("a picture of a chain: svg, pdf, png"), .start = cli_start_draw,
};

static void help(chain_lang lang)
{
    printf("chain: %s\n\n", chain_words(lang, CLI_TITLE));
    printf("%s\n", chain_words(lang, N_("Usage: chain COMMAND [OPTIONS] FILE...")));
    printf("\n");
    for (size_t i = 0; i < cli_command_count(); i++)
        printf("  chain %-8s %s\n", cli_command_at(i)->name, chain_words(lang, cli_command_at(i)->summary));
    printf("\n%s\n%s\n", chain_words(lang, N_("`chain COMMAND --help` tells more.")), chain_words(lang, CLI_EXIT_CODES));
}

static int unknown(chain_lang lang, const char *word)
{
    const char *names[CLI_MOST];
    size_t count = cli_command_count() < CLI_MOST ? cli_command_count() : CLI_MOST;
    for (size_t i = 0; i < count; i++)
        names[i] = cli_command_at(i)->name;
    const char *nearest = chain_words_nearest(word, names, count);
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
    for (size_t i = 0; i < cli_command_count(); i++) {
        const struct cli_command *command = cli_command_at(i);
        if (strcmp(command->name, word) == 0)
            return command->start ? command->start(argv + 1) : cli_run(command, argc - 2, argv + 2);
    }
    return unknown(lang, word);
}
