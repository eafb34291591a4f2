#include "write/json.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>

#include "write/writers.h"

static int put_bytes(const char *bytes, size_t size, void *out)
{
    chain_buffer_put(out, bytes, size);
    return 0;
}

/* A document may be larger than memory, so that it is never a tree here; what a string looks like is jansson's business. */
static void put_quoted(struct chain_buffer *out, const char *text)
{
    struct chain_buffer clean = {NULL, 0, 0, false};
    chain_put_utf8(&clean, text);
    json_t *string = json_stringn_nocheck(clean.bytes ? clean.bytes : "", clean.length);
    if (!string || clean.failed || json_dump_callback(string, put_bytes, out, JSON_ENCODE_ANY) != 0)
        out->failed = true;
    json_decref(string);
    chain_buffer_clear(&clean);
}

static void put_key(struct chain_json *json, const char *key)
{
    if (json->after)
        chain_buffer_text(json->out, key || json->compact ? "," : ",\n");
    json->after = true;
    if (key) {
        chain_buffer_put(json->out, "\"", 1);
        chain_buffer_text(json->out, key); /* ours: letters */
        chain_buffer_put(json->out, "\":", 2);
    }
}

void chain_json_open(struct chain_json *json, const char *key, char mark)
{
    put_key(json, key);
    chain_buffer_put(json->out, &mark, 1);
    if (mark == '[' && !json->compact)
        chain_buffer_text(json->out, "\n");
    json->after = false;
}

void chain_json_close(struct chain_json *json, char mark)
{
    chain_buffer_put(json->out, &mark, 1);
    json->after = true;
}

void chain_json_text(struct chain_json *json, const char *key, const char *text)
{
    if (!key || (text && text[0]))
        chain_json_said(json, key, text);
}

void chain_json_said(struct chain_json *json, const char *key, const char *text)
{
    put_key(json, key);
    put_quoted(json->out, text ? text : "");
}

void chain_json_number(struct chain_json *json, const char *key, double number)
{
    char text[48];
    if (!isfinite(number))
        return;
    put_key(json, key);
    snprintf(text, sizeof text, "%.10g", number);
    for (char *c = text; *c; c++) /* whatever the process's locale says */
        *c = *c == ',' ? '.' : *c;
    chain_buffer_text(json->out, text);
}

void chain_json_flag(struct chain_json *json, const char *key, bool flag)
{
    if (!flag)
        return;
    put_key(json, key);
    chain_buffer_text(json->out, "true");
}
