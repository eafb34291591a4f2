/* chain new: a small chain to begin with, its words and its advice in the reader's language. */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* One line of the file: words of people between two pieces of XML. */
struct line {
    const char *before;
    const char *words; /* N_(), or NULL */
    const char *after;
};

static const struct line lines[] = {
    {"  <title>", N_("From a worry to a talk"), "</title>\n\n"},
    {"  <!-- ", N_("Text between > and < is yours to change: titles, names, conditions. What you do not know you leave out."), " -->\n"},
    {"  <!-- ", N_("1. WHO. Everybody who does something. The id is a short name without blanks; the steps refer to it."), " -->\n"},
    {"  <actors>\n    <actor id=\"asiakas\" kind=\"client\"><name>", N_("Pupil"), "</name></actor>\n"},
    {"    <actor id=\"hoitaja\" kind=\"public-health-nurse\" sector=\"health-basic\"><name>", N_("School nurse"),
     "</name></actor>\n"},
    {"    <actor id=\"kuraattori\" kind=\"school-social-worker\" sector=\"education\"><name>", N_("School social worker"),
     "</name></actor>\n  </actors>\n\n"},
    {"  <!-- ", N_("2. WHAT. The steps in the order in which they happen. client-name tells the same in the client's words."), " -->\n"},
    {"  <steps>\n    <start id=\"huoli\" kind=\"need\" actor=\"asiakas\">\n      <name>", N_("A worry arises"), "</name>\n"},
    {"      <client-name>", N_("Something weighs on your mind"), "</client-name>\n    </start>\n"},
    {"    <step id=\"kaynti\" kind=\"examine\" actor=\"hoitaja\" channel=\"school\" asks=\"contact-reason\">\n      <name>",
     N_("Visit to the school nurse"), "</name>\n"},
    {"      <client-name>", N_("You tell the nurse what weighs on you"), "</client-name>\n    </step>\n"},
    {"    <branch id=\"riittiko\" actor=\"hoitaja\">\n      <name>", N_("Was the talk enough?"), "</name>\n"},
    {"      <client-name>", N_("You think together whether the talk was enough"), "</client-name>\n    </branch>\n"},
    {"    <step id=\"keskustelu\" kind=\"support\" actor=\"kuraattori\" channel=\"school\" asks=\"contact-reason\">\n      <name>",
     N_("Talk with the school social worker"), "</name>\n"},
    {"      <client-name>", N_("You talk with the school social worker"), "</client-name>\n    </step>\n"},
    {"    <end id=\"helpotti\" kind=\"resolved\" actor=\"asiakas\">\n      <name>", N_("It has eased"), "</name>\n"},
    {"      <client-name>", N_("You feel better"), "</client-name>\n    </end>\n  </steps>\n\n"},
    {"  <!-- ",
     N_("3. FROM WHERE TO WHERE. flow: the same one goes on. handoff: somebody else goes on. condition: when this way is taken."),
     " -->\n"},
    {"  <flows>\n    <handoff from=\"huoli\" to=\"kaynti\" kind=\"contact\"/>\n    <flow from=\"kaynti\" to=\"riittiko\"/>\n"
     "    <flow from=\"riittiko\" to=\"helpotti\"><condition>",
     N_("the talk was enough"), "</condition></flow>\n"},
    {"    <handoff from=\"riittiko\" to=\"keskustelu\" kind=\"guidance\"><condition>", N_("support is needed"),
     "</condition></handoff>\n    <flow from=\"keskustelu\" to=\"helpotti\"/>\n  </flows>\n</chain>\n"},
};

/* The letter of an id for the next one of a name; letters with dots and rings lose them. *name moves on. */
static char id_letter(const char **name)
{
    static const char from[] = "\xA4\xA5\x84\x85\xB6\x96", to[] = "aaAAoO"; /* second bytes of UTF-8 */
    unsigned char byte = (unsigned char)*(*name)++;
    const char *dotted = byte == 0xC3 && **name ? strchr(from, **name) : NULL;
    if (dotted) {
        (*name)++;
        return to[dotted - from];
    }
    bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-';
    return plain ? (char)byte : '-';
}

/* The id of a chain is the name of its file. */
static void id_of(const char *path, char *id, size_t size)
{
    const char *slash = strrchr(path, '/');
    const char *name = strcmp(path, "-") == 0 ? "ketju" : slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    const char *end = dot ? dot : name + strlen(name);
    size_t length = 0;
    if (!((*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z')))
        length = (size_t)snprintf(id, size, "%s", "ketju-");
    while (name < end && length + 1 < size)
        id[length++] = id_letter(&name);
    id[length] = '\0';
}

static bool exists(const char *path)
{
    return strcmp(path, "-") != 0 && access(path, F_OK) == 0;
}

static void put(chain_output *output, const char *text)
{
    chain_output_write(output, text, strlen(text));
}

static void put_chain(chain_output *output, const char *path, chain_lang lang)
{
    char id[100];
    id_of(path, id, sizeof id);
    put(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<chain xmlns=\"urn:libchain:chain:1\" id=\"");
    put(output, id);
    put(output, "\" state=\"as-is\" xml:lang=\"");
    put(output, lang == CHAIN_LANG_FI ? "fi" : lang == CHAIN_LANG_SV ? "sv" : "en");
    put(output, "\">\n");
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        put(output, lines[i].before);
        put(output, chain_words(lang, lines[i].words));
        put(output, lines[i].after);
    }
}

/* Lines to be copied: a name with blanks in quotes, the language as it was asked for. */
static void tell_what_next(const struct cli_arguments *arguments, const char *path)
{
    const char *quote = strchr(path, ' ') ? "\"" : "", *lang = arguments->lang_code;
    const char *option = lang ? " --lang " : "";
    char id[100];
    id_of(path, id, sizeof id);
    lang = lang ? lang : "";
    printf(cli_words(arguments, N_("%s is a small chain. Look at it, then change it in a text editor:\n")), path);
    printf("\n  chain draw%s%s %s%s%s -o %s.pdf\n", option, lang, quote, path, quote, id);
    printf("  chain check%s%s %s%s%s\n", option, lang, quote, path, quote);
    printf("  chain gaps%s%s %s%s%s\n", option, lang, quote, path, quote);
}

static int run(const struct cli_arguments *arguments)
{
    bool known = arguments->lang == CHAIN_LANG_FI || arguments->lang == CHAIN_LANG_SV;
    chain_output *output = NULL;
    const char *path = arguments->path_count == 1 ? arguments->paths[0] : NULL;
    if (!path) {
        cli_complain(arguments, N_("name the file to be made, one; `chain new --help` tells more."));
        return CLI_TROUBLE;
    }
    if (exists(path)) {
        cli_complain(arguments, N_("\"%s\" is there already and is left as it is: choose another name."), path);
        return CLI_TROUBLE;
    }
    chain_status status = chain_output_file(path, &output);
    if (status == CHAIN_OK) {
        put_chain(output, path, known ? arguments->lang : CHAIN_LANG_EN);
        status = chain_output_close(output);
    }
    if (status != CHAIN_OK) {
        cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(arguments, errno));
        return CLI_TROUBLE;
    }
    if (!arguments->quiet && strcmp(path, "-") != 0)
        tell_what_next(arguments, path);
    return CLI_FINE;
}

static const struct cli_option options[] = {
    CLI_COMMON,
};

const struct cli_command cli_new = {
    .name = "new",
    .operands = "FILE",
    .summary = N_("a small chain to begin with: change its words and steps"),
    .details = N_("Writes a chain of five steps that can be drawn and checked at once, with advice beside each part.\n"
                  "A file that is there is never written over. - is standard output.\n"
                  "Exit codes: 0 written; 2 wrong usage, or the file is there or cannot be written."),
    .example = "chain new --lang fi ensimmainen.xml",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
