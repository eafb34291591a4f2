/* chain-pages: run while building, writes all pages below a folder. Not installed. */
#include "pages.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const struct pages_source *pages_source_of(const char *value)
{
    static const struct pages_source sources[] = {
        {"FILE", PAGES_FILES, ""},
        {"OLD", PAGES_FILES, ""},
        {"PATH", PAGES_FILES, ""},
        {"LANG", PAGES_WORDS, "fi sv en se smn sms"},
        {"DIALECT", PAGES_WORDS, "chain bpmn"},
        {"TABLE", PAGES_WORDS, "rules kinds elements views formats"},
        {"RULE", PAGES_LISTED, "chain list rules 2>/dev/null | sed \"s/^[a-z]*  *//; s/ .*//\""},
        {"VIEW", PAGES_LISTED, "chain list views 2>/dev/null | sed \"s/ .*//\""},
        {"FORMAT", PAGES_LISTED, "chain list formats 2>/dev/null | sed -n \"s/^picture  *//p\""},
    }, nothing = {"", PAGES_NOTHING, ""};
    /* "PATH..." and "TABLE [NAME...]" begin with what comes first; RULES are several of RULE. */
    for (size_t i = 0; value && i < sizeof sources / sizeof sources[0]; i++)
        if (strncmp(value, sources[i].value, strlen(sources[i].value)) == 0)
            return &sources[i];
    return &nothing;
}

void pages_choices(const struct cli_option *option, char *buffer, size_t size)
{
    snprintf(buffer, size, "%s", option->choices ? option->choices : "");
    for (char *c = buffer; *c; c++)
        *c = *c == '|' ? ' ' : *c;
}

/* Standard output goes into the file from here on. The old one is removed, so that its folder looks as new as it is. */
static bool open_page(const char *root, const char *folder, const char *name)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s", root, folder);
    for (char *c = path + strlen(root) + 1; c && *c; c++) {
        c += strcspn(c, "/");
        char end = *c;
        *c = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return false;
        if (!end)
            break;
        *c = end;
    }
    snprintf(path + length, sizeof path - (size_t)length, "/%s", name);
    unlink(path);
    return freopen(path, "w", stdout) != NULL;
}

static bool put_manual(const char *root, const char *folder, chain_lang lang)
{
    char name[80];
    if (!open_page(root, folder, "chain.1"))
        return false;
    pages_put_program(lang);
    for (size_t i = 0; i < cli_command_count(); i++) {
        snprintf(name, sizeof name, "chain-%s.1", cli_command_at(i)->name);
        if (ferror(stdout) || !open_page(root, folder, name))
            return false;
        pages_put_command(cli_command_at(i), lang);
    }
    return !ferror(stdout);
}

static bool put_completions(const char *root)
{
    if (!open_page(root, "bash-completion/completions", "chain"))
        return false;
    pages_put_bash();
    if (ferror(stdout) || !open_page(root, "zsh/site-functions", "_chain"))
        return false;
    pages_put_zsh(CHAIN_LANG_EN);
    if (ferror(stdout) || !open_page(root, "fish/vendor_completions.d", "chain.fish"))
        return false;
    pages_put_fish(CHAIN_LANG_EN);
    return !ferror(stdout);
}

int main(int argc, char **argv)
{
    const struct cli_arguments arguments = {.lang = CHAIN_LANG_EN};
    bool done = argc == 2 && put_manual(argv[1], "man1", CHAIN_LANG_EN) && put_manual(argv[1], "fi/man1", CHAIN_LANG_FI) &&
                put_manual(argv[1], "sv/man1", CHAIN_LANG_SV) && put_completions(argv[1]);
    if (!done)
        fprintf(stderr, "chain-pages: give a folder that can be written to\n");
    return cli_finish(&arguments, done ? CLI_FINE : CLI_TROUBLE);
}
