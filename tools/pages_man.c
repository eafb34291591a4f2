/* Manual pages, written for man(7). */
#include "pages.h"

#include <stdio.h>

/* Plain words: what would steer the formatter is written so that it is read as it is. */
static void put_words(const char *words)
{
    bool begins = true;
    for (; *words; words++) {
        if (begins && (*words == '.' || *words == '\''))
            fputs("\\&", stdout);
        begins = *words == '\n';
        switch (*words) {
        case '\\': fputs("\\e", stdout); break;
        case '-': fputs("\\-", stdout); break;
        default: putchar(*words);
        }
    }
}

/* Sentences that the table keeps on lines of their own stay so; a line that ends within a sentence is filled. */
static void put_paragraph(const char *words)
{
    char last = '.';
    for (; *words; words++) {
        char one[2] = {*words, '\0'};
        if (*words == '\n' && (last == '.' || last == ':'))
            fputs("\n.br\n", stdout);
        else if (*words == '\n')
            putchar(' ');
        else
            put_words(one);
        last = *words;
    }
    putchar('\n');
}

static void put_section(const char *msgid, chain_lang lang)
{
    fputs(".SH ", stdout);
    put_words(chain_words(lang, msgid));
    putchar('\n');
}

static void put_example(const char *example, chain_lang lang)
{
    put_section(N_("EXAMPLE"), lang);
    fputs(".nf\n", stdout);
    put_words(example);
    fputs("\n.fi\n", stdout);
}

static void put_option(const struct cli_option *option, chain_lang lang)
{
    fputs(".TP\n", stdout);
    if (option->letter)
        printf("\\fB\\-%c\\fR, ", option->letter);
    fputs("\\fB\\-\\-", stdout);
    put_words(option->name);
    fputs("\\fR", stdout);
    if (option->value)
        printf(" \\fI%s\\fR", option->value);
    putchar('\n');
    put_paragraph(chain_words(lang, option->help));
}

static void put_head(const char *name, const char *summary, chain_lang lang)
{
    printf(".TH \"");
    put_words(name);
    printf("\" \"1\" \"\" \"chain %s\"\n", chain_version());
    put_section(N_("NAME"), lang);
    put_words(name);
    fputs(" \\- ", stdout);
    put_paragraph(chain_words(lang, summary));
    put_section(N_("SYNOPSIS"), lang);
}

static void put_environment(chain_lang lang)
{
    put_section(N_("ENVIRONMENT"), lang);
    fputs(".TP\n\\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR\n", stdout);
    put_paragraph(chain_words(lang, N_("The language of the words, where --lang does not name it. No locale needs to be installed.")));
    fputs(".TP\n\\fBNO_COLOR\\fR\n", stdout);
    put_paragraph(chain_words(lang, N_("Without colours, where --color does not ask for them.")));
}

void pages_put_command(const struct cli_command *command, chain_lang lang)
{
    char name[64];
    snprintf(name, sizeof name, "chain-%s", command->name);
    put_head(name, command->summary, lang);
    printf("\\fBchain %s\\fR [\\fI%s\\fR] ", command->name, chain_words(lang, N_("OPTIONS")));
    put_words(command->operands);
    putchar('\n');
    if (command->details) {
        put_section(N_("DESCRIPTION"), lang);
        put_paragraph(chain_words(lang, command->details));
    }
    put_section(N_("OPTIONS"), lang);
    for (size_t i = 0; i < command->option_count; i++)
        put_option(&command->options[i], lang);
    put_example(command->example, lang);
    put_section(N_("SEE ALSO"), lang);
    printf("\\fBchain\\fR(1)\n");
}

void pages_put_program(chain_lang lang)
{
    put_head("chain", CLI_TITLE, lang);
    printf("\\fBchain\\fR %s\n", chain_words(lang, N_("COMMAND [OPTIONS] FILE...")));
    put_section(N_("COMMANDS"), lang);
    for (size_t i = 0; i < cli_command_count(); i++) {
        const struct cli_command *command = cli_command_at(i);
        printf(".TP\n\\fBchain %s\\fR\n", command->name);
        put_paragraph(chain_words(lang, command->summary));
    }
    put_section(N_("EXIT STATUS"), lang);
    put_paragraph(chain_words(lang, CLI_EXIT_CODES));
    put_environment(lang);
    put_example("chain draw --gaps --paper A3 --lang fi ketju.xml -o ketju.pdf\nchain gaps --lang fi ketju.xml", lang);
    put_section(N_("SEE ALSO"), lang);
    for (size_t i = 0; i < cli_command_count(); i++)
        printf("%s\\fBchain\\-%s\\fR(1)", i ? ", " : "", cli_command_at(i)->name);
    putchar('\n');
}
