/* Pages made from the tables of commands and options at build time: the manual, and completions for shells. */
#ifndef CHAIN_TOOLS_PAGES_H
#define CHAIN_TOOLS_PAGES_H

#include "commands.h"

/* The manual page of the program, or of one command, in the language of man(7), on standard output. */
void pages_put_program(chain_lang lang);
void pages_put_command(const struct cli_command *command, chain_lang lang);

/* What a shell offers behind an option or as an operand. */
enum pages_offer {
    PAGES_NOTHING, /* any words */
    PAGES_FILES,
    PAGES_WORDS,   /* words known now */
    PAGES_LISTED   /* what a command prints when it is asked */
};
struct pages_source {
    const char *value; /* what the help calls it */
    enum pages_offer offer;
    const char *words; /* parted by blanks, or the command for sh */
};
/* By the name that --help gives to a value or operand ("FILE", "RULES"); never NULL. */
const struct pages_source *pages_source_of(const char *value);
/* The choices of an option parted by blanks, "" when it has none; cut when the buffer is too small. */
void pages_choices(const struct cli_option *option, char *buffer, size_t size);

void pages_put_bash(void);
void pages_put_zsh(chain_lang lang);
void pages_put_fish(chain_lang lang);

#endif
