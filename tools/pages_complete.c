/* Completions for bash, zsh and fish. */
#include "pages.h"

#include <stdio.h>
#include <string.h>

#define CHOICES 512

/* Text within '...' of a shell; characters of special are written with a backslash before them. */
static void put_quoted(const char *words, const char *special)
{
    for (; *words; words++) {
        if (*words == '\'')
            fputs("'\\''", stdout);
        else if (strchr(special, *words))
            printf("\\%c", *words);
        else
            putchar(*words);
    }
}

static void put_names(void)
{
    for (size_t i = 0; i < cli_command_count(); i++)
        printf("%s%s", i ? " " : "", cli_command_at(i)->name);
}

/* bash */

static void put_bash_source(const struct pages_source *source)
{
    switch (source->offer) {
    case PAGES_FILES: fputs("_chain_files", stdout); break;
    case PAGES_WORDS: printf("_chain_words '%s'", source->words); break;
    case PAGES_LISTED: printf("_chain_words \"$(%s)\"", source->words); break;
    case PAGES_NOTHING: fputs(":", stdout); break;
    }
}

static void put_bash_value(const struct cli_command *command, const struct cli_option *option)
{
    char choices[CHOICES];
    pages_choices(option, choices, sizeof choices);
    printf("    %s:--%s", command->name, option->name);
    if (option->letter)
        printf("|%s:-%c", command->name, option->letter);
    fputs(") ", stdout);
    if (choices[0])
        printf("_chain_words '%s'", choices);
    else
        put_bash_source(pages_source_of(option->value));
    fputs("; return ;;\n", stdout);
}

static void put_bash_command(const struct cli_command *command)
{
    printf("    %s:-*) _chain_words '", command->name);
    for (size_t i = 0; i < command->option_count; i++)
        printf("%s--%s", i ? " " : "", command->options[i].name);
    printf("' ;;\n    %s:*) ", command->name);
    put_bash_source(pages_source_of(command->operands));
    fputs(" ;;\n", stdout);
}

void pages_put_bash(void)
{
    fputs("# Completion of chain for bash.\n"
          "_chain_words() { COMPREPLY=($(compgen -W \"$1\" -- \"$cur\")); }\n"
          "_chain_files() { compopt -o filenames 2>/dev/null; local IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$cur\")); }\n"
          "_chain() {\n"
          "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n"
          "    COMPREPLY=()\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then _chain_words '", stdout);
    put_names();
    fputs(" --help --version'; return; fi\n"
          "    if [ \"$cur\" = = ]; then cur=; elif [ \"$prev\" = = ]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
          "    case $command:$prev in\n", stdout);
    for (size_t i = 0; i < cli_command_count(); i++)
        for (size_t k = 0; k < cli_command_at(i)->option_count; k++)
            if (cli_command_at(i)->options[k].value)
                put_bash_value(cli_command_at(i), &cli_command_at(i)->options[k]);
    fputs("    esac\n    case $command:$cur in\n", stdout);
    for (size_t i = 0; i < cli_command_count(); i++)
        put_bash_command(cli_command_at(i));
    fputs("    esac\n}\ncomplete -F _chain chain\n", stdout);
}

/* zsh */

static void put_zsh_source(const struct pages_source *source)
{
    switch (source->offer) {
    case PAGES_FILES: fputs("_files", stdout); break;
    case PAGES_WORDS: printf("(%s)", source->words); break;
    case PAGES_LISTED: printf("{compadd -- ${(f)\"$(%s)\"}}", source->words); break;
    case PAGES_NOTHING: fputs(" ", stdout); break;
    }
}

static void put_zsh_option(const struct cli_option *option, chain_lang lang)
{
    bool many = option->type == CLI_MANY || option->type == CLI_BOUND || option->type == CLI_COMMAS;
    char choices[CHOICES];
    pages_choices(option, choices, sizeof choices);
    fputs("        ", stdout);
    if (option->letter)
        printf("%s{-%c,--%s}", many ? "'*'" : "", option->letter, option->name);
    else
        printf("%s--%s", many ? "'*'" : "", option->name);
    fputs("'[", stdout);
    put_quoted(chain_words(lang, option->help), "[]:\\");
    fputs("]", stdout);
    if (option->value) {
        printf(":%s:", option->value);
        if (choices[0])
            printf("(%s)", choices);
        else
            put_zsh_source(pages_source_of(option->value));
    }
    fputs("' \\\n", stdout);
}

static void put_zsh_command(const struct cli_command *command, chain_lang lang)
{
    printf("    %s) _arguments \\\n", command->name);
    for (size_t i = 0; i < command->option_count; i++)
        put_zsh_option(&command->options[i], lang);
    fputs("        '*::operand:", stdout);
    put_zsh_source(pages_source_of(command->operands));
    fputs("' ;;\n", stdout);
}

void pages_put_zsh(chain_lang lang)
{
    fputs("#compdef chain\n# Completion of chain for zsh.\nlocal -a commands\ncommands=(\n", stdout);
    for (size_t i = 0; i < cli_command_count(); i++) {
        printf("    '%s:", cli_command_at(i)->name);
        put_quoted(chain_words(lang, cli_command_at(i)->summary), ":\\");
        fputs("'\n", stdout);
    }
    fputs(")\nif (( CURRENT == 2 )); then\n    _describe command commands\n    return\nfi\n"
          "local command=$words[2]\nshift words\n(( CURRENT-- ))\ncase $command in\n", stdout);
    for (size_t i = 0; i < cli_command_count(); i++)
        put_zsh_command(cli_command_at(i), lang);
    fputs("esac\n", stdout);
}

/* fish */

static void put_fish_source(const struct pages_source *source)
{
    switch (source->offer) {
    case PAGES_FILES: fputs(" -r -F", stdout); break;
    case PAGES_WORDS: printf(" -x -a '%s'", source->words); break;
    case PAGES_LISTED: printf(" -x -a '(%s)'", source->words); break;
    case PAGES_NOTHING: fputs(" -x", stdout); break;
    }
}

static void put_fish_option(const struct cli_command *command, const struct cli_option *option, chain_lang lang)
{
    char choices[CHOICES];
    pages_choices(option, choices, sizeof choices);
    printf("complete -c chain -n '__fish_seen_subcommand_from %s'", command->name);
    if (option->letter)
        printf(" -s %c", option->letter);
    printf(" -l %s", option->name);
    if (choices[0])
        printf(" -x -a '%s'", choices);
    else if (option->value)
        put_fish_source(pages_source_of(option->value));
    fputs(" -d '", stdout);
    put_quoted(chain_words(lang, option->help), "\\");
    fputs("'\n", stdout);
}

static void put_fish_command(const struct cli_command *command, chain_lang lang)
{
    const struct pages_source *source = pages_source_of(command->operands);
    printf("complete -c chain -f -n __fish_use_subcommand -a %s -d '", command->name);
    put_quoted(chain_words(lang, command->summary), "\\");
    fputs("'\n", stdout);
    if (source->offer == PAGES_WORDS || source->offer == PAGES_LISTED) {
        printf("complete -c chain -n '__fish_seen_subcommand_from %s'", command->name);
        put_fish_source(source);
        putchar('\n');
    }
    for (size_t i = 0; i < command->option_count; i++)
        put_fish_option(command, &command->options[i], lang);
}

void pages_put_fish(chain_lang lang)
{
    fputs("# Completion of chain for fish.\n", stdout);
    for (size_t i = 0; i < cli_command_count(); i++)
        put_fish_command(cli_command_at(i), lang);
}
