#include "policy.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "glob.h"
#include "settings.h"

bool cli_number(const struct cli_arguments *arguments, const char *option, const char *text, size_t least, size_t *number)
{
    char *end = NULL;
    if (!text)
        return true;
    errno = 0;
    unsigned long long value = text[0] >= '0' && text[0] <= '9' ? strtoull(text, &end, 10) : 0;
    unsigned shift = end && *end == 'K' ? 10 : end && *end == 'M' ? 20 : end && *end == 'G' ? 30 : 0;
    if (shift)
        end++;
    if (!end || *end || errno || value < least || value > (SIZE_MAX >> 1) >> shift) {
        cli_complain(arguments, N_("--%s cannot be \"%s\"; it is a number from %zu on, with K, M or G for large ones."), option, text, least);
        cli_settings_meant(arguments, option);
        return false;
    }
    *number = (size_t)value << shift;
    return true;
}

/* A baseline whose paths are told from the folder that it lies in. */
static chain_baseline *new_baseline(const struct cli_arguments *arguments, const char *path)
{
    char absolute[PATH_MAX], working[PATH_MAX];
    const char *found = cli_absolute(path, absolute, sizeof absolute);
    char *slash = found ? strrchr(absolute, '/') : NULL;
    chain_baseline *baseline = NULL;
    if (!slash) {
        cli_complain(arguments, N_("the baseline \"%s\" cannot be read: %s"), path, cli_reason(arguments, errno));
        return NULL;
    }
    slash[slash == absolute ? 1 : 0] = '\0';
    baseline = chain_baseline_new(absolute, getcwd(working, sizeof working));
    if (!baseline)
        cli_complain(arguments, N_("out of memory"));
    return baseline;
}

static bool read_file(const char *path, char **bytes, size_t *length)
{
    FILE *file = cli_open_file(path);
    size_t room = 0;
    *bytes = NULL;
    *length = 0;
    while (file && !feof(file) && !ferror(file)) {
        char *bigger = realloc(*bytes, room += 65536);
        if (!bigger)
            break;
        *bytes = bigger;
        *length += fread(*bytes + *length, 1, room - *length, file);
    }
    bool done = file && feof(file) && !ferror(file);
    if (file)
        fclose(file);
    if (!done) {
        free(*bytes);
        *bytes = NULL;
    }
    return done;
}

static bool read_baseline(struct cli_policy *policy)
{
    const char *path = policy->arguments->baseline;
    chain_findings_fault fault = {0, NULL};
    char *bytes;
    size_t length;
    if (!(policy->known = new_baseline(policy->arguments, path)))
        return false;
    if (!read_file(path, &bytes, &length)) {
        cli_complain(policy->arguments, N_("the baseline \"%s\" cannot be read: %s"), path, cli_reason(policy->arguments, errno));
        return false;
    }
    chain_status status = chain_baseline_read(policy->known, bytes, length, &fault);
    free(bytes);
    if (status == CHAIN_UNSUPPORTED)
        cli_complain(policy->arguments, N_("%s:%zu: the baseline is damaged: %s. --write-baseline makes it anew."), path, fault.line,
                     cli_words(policy->arguments, fault.why));
    else if (status != CHAIN_OK)
        cli_complain(policy->arguments, N_("out of memory"));
    return status == CHAIN_OK;
}

bool cli_policy_begin(struct cli_policy *policy, const struct cli_arguments *arguments)
{
    *policy = (struct cli_policy){.arguments = arguments, .most_warnings = SIZE_MAX};
    if (!cli_number(arguments, "max-warnings", arguments->max_warnings, 0, &policy->most_warnings) ||
        /* All go into a new baseline, also what an old one knows: that may be damaged, or not be there yet. */
        (arguments->baseline && !arguments->write_baseline && !read_baseline(policy)) ||
        (arguments->write_baseline && !(policy->written = new_baseline(arguments, arguments->write_baseline))))
        return false;
    if (arguments->statistics && !(policy->statistics = chain_statistics_new())) {
        cli_complain(arguments, N_("out of memory"));
        return false;
    }
    return true;
}

bool cli_policy_apply(const struct cli_policy *policy, chain_findings *findings, chain_known *known)
{
    *known = (chain_known){0, 0};
    return !policy->known || chain_baseline_apply(policy->known, findings, known) == CHAIN_OK;
}

bool cli_policy_count(struct cli_policy *policy, const chain_findings *findings, const chain_known *known)
{
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        const chain_decided *decided = chain_finding_decided(finding);
        if (!decided || decided->state != CHAIN_DECISION_HOLDS)
            policy->counts[chain_finding_severity(finding)]++;
    }
    policy->decided += chain_findings_decided(findings);
    policy->suppressed += chain_findings_suppressed(findings);
    policy->hidden += known->hidden;
    policy->cut += chain_findings_cut(findings);
    policy->gone += known->gone;
    chain_statistics_add(policy->statistics, findings);
    return !policy->written || chain_baseline_add(policy->written, findings) == CHAIN_OK;
}

void cli_policy_summary(const struct cli_policy *policy)
{
    const struct cli_arguments *arguments = policy->arguments;
    if (policy->decided)
        fprintf(stderr, cli_words(arguments, N_("; decided: %zu")), policy->decided);
    if (policy->suppressed)
        fprintf(stderr, cli_words(arguments, N_("; suppressed: %zu")), policy->suppressed);
    if (policy->cut)
        fprintf(stderr, cli_words(arguments, N_("; beyond --max-findings: %zu")), policy->cut);
    if (policy->hidden)
        fprintf(stderr, cli_words(arguments, N_("; in the baseline: %zu")), policy->hidden);
}

static bool write_baseline(const struct cli_policy *policy)
{
    const char *path = policy->arguments->write_baseline;
    chain_output *output = NULL;
    bool opened = chain_output_file(path, &output) == CHAIN_OK;
    bool written = opened && chain_baseline_write(policy->written, output) == CHAIN_OK;
    if (opened && !written)
        chain_output_abandon(output);
    if (!written || chain_output_close(output) != CHAIN_OK) {
        cli_complain(policy->arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(policy->arguments, errno));
        return false;
    }
    if (!policy->arguments->quiet)
        cli_complain(policy->arguments, N_("known findings in the baseline \"%s\": %zu; --baseline leaves them out."), path,
                     chain_baseline_count(policy->written));
    return true;
}

static void tell_gone(const struct cli_policy *policy)
{
    size_t gone = policy->gone + chain_baseline_of_lost_files(policy->known);
    if (gone && !policy->arguments->quiet)
        cli_complain(policy->arguments, N_("no longer found of the baseline \"%s\": %zu; --write-baseline takes them out of it."),
                     policy->arguments->baseline, gone);
}

static bool put_statistics(const struct cli_policy *policy)
{
    chain_output *output = chain_output_stream(stderr);
    bool done = output && chain_statistics_write(policy->statistics, policy->arguments->lang, output) == CHAIN_OK;
    return output && chain_output_close(output) == CHAIN_OK && done;
}

bool cli_policy_end(struct cli_policy *policy, bool whole)
{
    bool done = true;
    if (policy->statistics && chain_statistics_count(policy->statistics))
        done = put_statistics(policy);
    if (policy->known)
        tell_gone(policy);
    if (policy->written && !whole)
        cli_complain(policy->arguments, N_("not every file could be judged: the baseline \"%s\" is left as it was."),
                     policy->arguments->write_baseline);
    else if (policy->written)
        done = write_baseline(policy) && done;
    return done;
}

bool cli_policy_fails(const struct cli_policy *policy)
{
    const char *level = policy->arguments->fail_on ? policy->arguments->fail_on : "error";
    size_t warnings = policy->counts[CHAIN_SEVERITY_WARNING], found = policy->counts[CHAIN_SEVERITY_ERROR];
    if (policy->written)
        return false; /* all of it is accepted */
    if (warnings > policy->most_warnings) {
        cli_complain(policy->arguments, N_("warnings: %zu; --max-warnings allows %zu."), warnings,
                     policy->most_warnings);
        return true;
    }
    if (strcmp(level, "none") == 0)
        return false;
    /* What was not kept may have been anything. */
    found += policy->cut;
    if (strcmp(level, "error") != 0)
        found += warnings;
    if (strcmp(level, "note") == 0)
        found += policy->counts[CHAIN_SEVERITY_NOTE];
    return found > 0;
}

void cli_policy_clear(struct cli_policy *policy)
{
    chain_baseline_free(policy->known);
    chain_baseline_free(policy->written);
    chain_statistics_free(policy->statistics);
}
