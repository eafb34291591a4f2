#include "draw_output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *draw_known_format(const char *name)
{
    for (size_t i = 0; name && i < chain_draw_format_count(); i++)
        if (strcmp(chain_draw_format_name(i), name) == 0)
            return chain_draw_format_name(i);
    return NULL;
}

void draw_unknown_word(const struct cli_arguments *arguments, const char *option, const char *word, size_t count,
                         const char *(*name)(size_t))
{
    const char *names[32];
    size_t known = 0;
    for (; known < count && known < 32; known++)
        names[known] = name(known);
    const char *nearest = chain_words_nearest(word, names, known);
    if (nearest)
        cli_complain(arguments, N_("--%s cannot be \"%s\"; did you mean \"%s\"?"), option, word, nearest);
    else
        cli_complain(arguments, N_("--%s cannot be \"%s\"; `chain list formats` and `chain list views` show what there is."), option,
                     word);
}

const char *draw_format_of(const struct cli_arguments *arguments, const char *path)
{
    const char *suffix = strrchr(path, '.'), *wanted = arguments->to;
    const char *format = draw_known_format(wanted ? wanted : suffix ? suffix + 1 : NULL);
    if (format)
        return format;
    if (wanted) {
        draw_unknown_word(arguments, "to", wanted, chain_draw_format_count(), chain_draw_format_name);
        return NULL;
    }
    if (strcmp(path, "-") == 0 || strncmp(path, "/dev/", 5) == 0)
        return "svg";
    cli_complain(arguments, N_("the suffix of \"%s\" tells no picture format; use .svg, .pdf, .png or --to FORMAT."), path);
    return NULL;
}

const char *draw_stem(const char *path, size_t *length)
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path, *dot = strrchr(base, '.');
    if (strcmp(path, "-") == 0)
        base = "chain", dot = NULL;
    *length = dot && dot != base ? (size_t)(dot - base) : strlen(base);
    return base;
}

bool draw_name_output(char *name, size_t size, const char *folder, const char *path, const char *format)
{
    size_t stem, end = folder ? strlen(folder) : 0;
    const char *base = draw_stem(path, &stem), *slash = end && folder[end - 1] != '/' ? "/" : "";
    int n = snprintf(name, size, "%s%s%.*s.%s", folder ? folder : "", slash, (int)stem, base, format);
    return n > 0 && (size_t)n < size;
}

bool draw_is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* "kuva.svg" becomes "kuva-2.svg". NULL without memory. */
static char *page_name(const char *path, int page, int pages)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    int stem = dot ? (int)(dot - path) : (int)strlen(path);
    size_t size = strlen(path) + 24;
    char *name = malloc(size);
    if (name && pages == 1)
        snprintf(name, size, "%s", path);
    else if (name)
        snprintf(name, size, "%.*s-%d%s", stem, path, page, dot ? dot : "");
    return name;
}

chain_output *draw_open_page(void *context, int page, int pages)
{
    struct draw_target *target = context;
    if (page == 1) {
        target->outputs = calloc((size_t)pages, sizeof(chain_output *));
        target->names = calloc((size_t)pages, sizeof(char *));
    }
    char *name = target->outputs && target->names ? page_name(target->path, page, pages) : NULL;
    if (!name) {
        cli_complain(target->arguments, N_("out of memory"));
        return NULL;
    }
    target->names[page - 1] = name;
    target->count = page;
    if (pages > 1 && strcmp(target->path, "-") == 0)
        cli_complain(target->arguments, N_("several pages cannot go to standard output in this format; give a file after -o, or use pdf."));
    else if (chain_output_file(name, &target->outputs[page - 1]) != CHAIN_OK)
        cli_complain(target->arguments, N_("cannot write to \"%s\": %s"), name, cli_reason(target->arguments, errno));
    return target->outputs[page - 1];
}

/* Every file gets its name, or none. */
bool draw_close_pages(struct draw_target *target, bool good)
{
    for (int i = 0; i < target->count; i++) {
        if (!target->outputs[i])
            continue;
        if (!good) {
            chain_output_abandon(target->outputs[i]);
        } else if (chain_output_close(target->outputs[i]) != CHAIN_OK) {
            cli_complain(target->arguments, N_("cannot write to \"%s\": %s"), target->names[i], cli_reason(target->arguments, errno));
            good = false;
        } else if (strcmp(target->names[i], "-") != 0) {
            printf("%s\n", target->names[i]);
        }
    }
    for (int i = 0; i < target->count; i++)
        free(target->names[i]);
    free(target->names);
    free(target->outputs);
    fflush(stdout);
    return good;
}

