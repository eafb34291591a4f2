/* Where the settings are looked for. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "glob.h"
#include "settings.h"

#define NAME ".chain.ini"

static bool is_there(const char *folder, const char *name, char path[PATH_MAX])
{
    struct stat about;
    int n = snprintf(path, PATH_MAX, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, name);
    return n > 0 && n < PATH_MAX && stat(path, &about) == 0 && !S_ISFIFO(about.st_mode);
}

/* Who writes one believes that it holds. */
static void tell_misnamed(const struct cli_arguments *arguments, const char *folder)
{
    static const char *const names[] = {".chain.toml", "chain.toml", "chain.ini"};
    char path[PATH_MAX];
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (is_there(folder, names[i], path))
            cli_complain(arguments, N_("\"%s\" is not read: settings are read from a file called %s."), path, NAME);
}

/* Upward to the root of the repository, the home folder or the root. */
static bool find_upward(const struct cli_arguments *arguments, char path[PATH_MAX], char folder[PATH_MAX])
{
    const char *home = getenv("HOME");
    char repository[PATH_MAX];
    if (!getcwd(folder, PATH_MAX))
        return false;
    for (;;) {
        tell_misnamed(arguments, folder);
        if (is_there(folder, NAME, path))
            return true;
        char *slash = strrchr(folder, '/');
        bool last = is_there(folder, ".git", repository) || !slash || strcmp(folder, "/") == 0 || (home && strcmp(folder, home) == 0);
        if (last)
            return false;
        slash[slash == folder ? 1 : 0] = '\0';
    }
}

bool cli_settings_find(const struct cli_arguments *arguments, char path[PATH_MAX], char folder[PATH_MAX])
{
    char *slash;
    if (arguments->no_config && !arguments->config)
        return true;
    if (!arguments->config) {
        if (!find_upward(arguments, path, folder))
            path[0] = '\0';
        return true;
    }
    if (!cli_absolute(arguments->config, path, PATH_MAX)) {
        cli_complain(arguments, N_("the settings \"%s\" cannot be read: %s"), arguments->config, cli_reason(arguments, errno));
        return false;
    }
    snprintf(folder, PATH_MAX, "%s", path);
    slash = strrchr(folder, '/');
    slash[slash == folder ? 1 : 0] = '\0';
    return true;
}
