/* chain draw: starts chain-draw, which stands beside this program. */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char program[] = "chain-draw";

int cli_start_draw(char **argv)
{
    char path[4096];
    const struct cli_arguments arguments = {.lang = cli_language(NULL)};
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - sizeof program - 1);
    char name[] = "chain-draw";
    argv[0] = name;
    fflush(stdout);
    if (length > 0) {
        path[length] = '\0';
        char *slash = strrchr(path, '/');
        memcpy(slash ? slash + 1 : path, program, sizeof program);
        execv(path, argv);
    }
    execvp(program, argv);
    if (errno == ENOENT)
        cli_complain(&arguments, N_("this chain was built without drawing (chain-draw is missing)."));
    else
        cli_complain(&arguments, N_("chain-draw cannot be started: %s"), cli_reason(&arguments, errno));
    return CLI_TROUBLE;
}
