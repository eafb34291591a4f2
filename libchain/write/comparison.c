/* The formats of comparisons; a new one is a row here. */
#include "write/comparison.h"

#include <string.h>

#include "write/writers.h"

static void put_told(const chain_comparison *comparison, chain_lang lang, bool markdown, struct chain_buffer *out)
{
    struct chain_teller teller = {{NULL, 0, 0, false}, lang, markdown};
    chain_comparison_tell(comparison, &teller);
    *out = teller.out;
}

chain_status chain_comparison_write(const chain_comparison *comparison, const char *format, chain_lang lang, chain_output *output)
{
    struct chain_buffer out = {NULL, 0, 0, false};
    const char *name = format ? format : "text";
    if (!comparison || !output)
        return CHAIN_BAD_ARGUMENT;
    lang = chain_lang_or_english(lang);
    if (strcmp(name, "text") == 0 || strcmp(name, "markdown") == 0)
        put_told(comparison, lang, strcmp(name, "markdown") == 0, &out);
    else if (strcmp(name, "csv") == 0)
        chain_comparison_put_csv(comparison, lang, &out);
    else if (strcmp(name, "json") == 0)
        chain_comparison_put_json(comparison, &out);
    else
        return CHAIN_UNSUPPORTED;
    return chain_buffer_finish(&out, output);
}
