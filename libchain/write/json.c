#include "write/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "write/writers.h"

static bool is_utf8(const char *text)
{
    size_t bytes = 1;
    for (; *text && bytes; text += bytes)
        bytes = (unsigned char)*text < 0x80 ? 1 : chain_utf8_bytes(text);
    return bytes > 0;
}

static void put_quoted(struct chain_buffer *out, const char *text)
{
    struct chain_buffer clean = {NULL, 0, 0, false};
    bool right = is_utf8(text);
    if (!right)
        chain_put_utf8(&clean, text);
    chain_buffer_put(out, "\"", 1);
    for (const char *c = right ? text : clean.bytes ? clean.bytes : "", *from = c; *c || c > from; c++) {
        char escape[8];
        bool plain = *c && *c != '"' && *c != '\\' && (unsigned char)*c >= 0x20 && *c != 0x7F;
        if (plain)
            continue;
        chain_buffer_put(out, from, (size_t)(c - from));
        from = c + 1;
        if (!*c)
            break;
        const char *letter = strchr("\"\"\\\\\bb\ff\nn\rr\tt", *c);
        if (letter)
            snprintf(escape, sizeof escape, "\\%c", letter[1]);
        else
            snprintf(escape, sizeof escape, "\\u%04x", (unsigned)(unsigned char)*c);
        chain_buffer_text(out, escape);
    }
    chain_buffer_text(out, "\"");
    out->failed = out->failed || clean.failed;
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
