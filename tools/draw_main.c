/* chain-draw: what `chain draw` starts. It also tells `chain list` which views and formats there are. */
#include "cli.h"

#include <chain/draw.h>
#include <stdio.h>
#include <string.h>

static int list_formats(void)
{
    const struct cli_arguments arguments = {.lang = cli_language(NULL)};
    for (size_t i = 0; i < chain_draw_format_count(); i++)
        printf("picture   %s\n", chain_draw_format_name(i));
    return cli_finish(&arguments, CLI_FINE);
}

static int list_views(const char *lang)
{
    const struct cli_arguments arguments = {.lang = cli_language(lang)};
    for (size_t i = 0; i < chain_view_count(); i++)
        printf("%-12s %s\n", chain_view_name(i), chain_view_title(i, arguments.lang));
    return cli_finish(&arguments, CLI_FINE);
}

int main(int argc, char **argv)
{
    cli_start();
    if (argc > 1 && strcmp(argv[1], "--list-formats") == 0)
        return list_formats();
    if (argc > 1 && strcmp(argv[1], "--list-views") == 0)
        return list_views(argc > 3 ? argv[3] : NULL);
    return cli_run(&cli_draw, argc - 1, argv + 1);
}
