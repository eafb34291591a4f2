/* The XML facade: places to the character, what is refused, what passes through. */
#include <stdio.h>

#include "read/position.h"
#include "read/scratch.h"
#include "read/xml.h"
#include "unit.h"

/* What the parser told, as one line of words for comparing. */
struct log {
    char words[4000];
    size_t used;
    const char *take; /* name of elements to take whole */
    const char *stop; /* name of the element to stop at */
    struct chain_place_in_file last;
    size_t depth, deepest, starts, ends, text_bytes;
};

static void say(struct log *log, const char *text, size_t length)
{
    if (log->used + length + 1 > sizeof log->words)
        return;
    memcpy(log->words + log->used, text, length);
    log->used += length;
    log->words[log->used] = '\0';
}

static void say_place(struct log *log, struct chain_place_in_file place)
{
    char text[80];
    int n = snprintf(text, sizeof text, "@%u:%u-%u:%u", place.line, place.column, place.end_line, place.end_column);
    say(log, text, (size_t)n);
}

static void on_start(void *context, struct chain_xml *xml, const struct chain_xml_element *element)
{
    struct log *log = context;
    log->starts++;
    log->last = chain_xml_place(xml);
    say(log, "<", 1);
    say(log, element->local, strlen(element->local));
    say_place(log, chain_xml_place(xml));
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct chain_xml_attribute *a = &element->attributes[i];
        say(log, " ", 1);
        say(log, a->local, strlen(a->local));
        say(log, "=", 1);
        say(log, a->value, a->length);
        say_place(log, chain_xml_attribute_place(xml, a, chain_xml_place(xml)));
    }
    say(log, ">", 1);
    if (log->take && strcmp(element->local, log->take) == 0)
        chain_xml_take(xml);
    else
        log->depth++;
    if (log->depth > log->deepest)
        log->deepest = log->depth;
    if (log->stop && strcmp(element->local, log->stop) == 0)
        chain_xml_stop(xml);
}

static void on_end(void *context, struct chain_xml *xml)
{
    struct log *log = context;
    (void)xml;
    log->depth--;
    log->ends++;
    say(log, "</>", 3);
}

static void on_text(void *context, const char *bytes, size_t length)
{
    struct log *log = context;
    log->text_bytes += length;
    say(log, bytes, length);
}

static void on_verbatim(void *context, bool is_element, const char *bytes, size_t length, struct chain_place_in_file place)
{
    struct log *log = context;
    say(log, is_element ? "{element " : "{comment ", 9);
    say(log, bytes, length);
    say_place(log, place);
    say(log, "}", 1);
}

static const struct chain_xml_handlers handlers = {on_start, on_end, on_text, on_verbatim};

static struct chain_xml_outcome parse_bytes(struct log *log, const char *bytes, size_t length)
{
    /* A copy of exactly this size, so that a read past the end is seen by the sanitizer. */
    char *copy = malloc(length + 1);
    struct chain_scratch scratch = {.model = NULL};
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    struct chain_xml_outcome outcome = chain_xml_parse(copy, length, &handlers, log, &scratch);
    free(copy);
    chain_scratch_clear(&scratch);
    return outcome;
}

static struct chain_xml_outcome parse(struct log *log, const char *text)
{
    return parse_bytes(log, text, strlen(text));
}

static void gives(const char *text, const char *wanted)
{
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    struct chain_xml_outcome outcome = parse(&log, text);
    ck_assert_msg(outcome.result == CHAIN_XML_OK, "%s: %s", text, outcome.message);
    ck_assert_str_eq(log.words, wanted);
}

static void fails(const char *text, enum chain_xml_result result, uint32_t line, uint32_t column)
{
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    struct chain_xml_outcome outcome = parse(&log, text);
    ck_assert_msg(outcome.result == result, "%s: %d, not %d", text, (int)outcome.result, (int)result);
    ck_assert_msg(outcome.place.line == line && (column == 0 || outcome.place.column == column), "%s: %u:%u", text,
                  outcome.place.line, outcome.place.column);
}

START_TEST(places_of_elements)
{
    gives("<a><b/></a>", "<a@1:1-1:4><b@1:4-1:8></></>");
    gives("<a\n  x='1'\n>\n <b/>\n</a>", "<a@1:1-3:2 x=1@2:6-2:7>\n <b@4:2-4:6></>\n</>");
    gives("<a x='>'><b/></a>", "<a@1:1-1:10 x=>@1:7-1:8><b@1:10-1:14></></>");
}
END_TEST

START_TEST(columns_are_code_points)
{
    gives("<a x='äö€😀'><b/></a>", "<a@1:1-1:13 x=äö€😀@1:7-1:11><b@1:13-1:17></></>");
    gives("<a>äö😀<b/></a>", "<a@1:1-1:4>äö😀<b@1:7-1:11></></>");
}
END_TEST

START_TEST(lines_end_in_three_ways)
{
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    ck_assert_int_eq(parse(&log, "<a>\r\n\r\n <b/></a>").result, CHAIN_XML_OK);
    ck_assert_uint_eq(log.last.line, 3);
    ck_assert_uint_eq(log.last.column, 2);
    ck_assert_int_eq(parse(&log, "<a>\r\r <c/></a>").result, CHAIN_XML_OK);
    ck_assert_uint_eq(log.last.line, 3);
    ck_assert_uint_eq(log.last.column, 2);
    ck_assert_int_eq(parse(&log, "<a>\n\r\n\r <d/></a>").result, CHAIN_XML_OK);
    ck_assert_uint_eq(log.last.line, 4);
    ck_assert_uint_eq(log.last.column, 2);
}
END_TEST

START_TEST(a_byte_order_mark_is_no_column)
{
    gives("\xEF\xBB\xBF<a><b/></a>", "<a@1:1-1:4><b@1:4-1:8></></>");
}
END_TEST

START_TEST(places_after_references)
{
    gives("<a x='1&amp;2' y='3'>&lt;<b/></a>", "<a@1:1-1:22 x=1&2@1:7-1:14 y=3@1:19-1:20><<b@1:26-1:30></></>");
    gives("<a xmlns:p='u' p:x = \"1\"\n x='2' xx='=3'/>",
          "<a@1:1-2:17 x=1@1:23-1:24 x=2@2:5-2:6 xx==3@2:12-2:14></>");
    gives("<a x='&#228;'/>", "<a@1:1-1:16 x=ä@1:7-1:13></>");
}
END_TEST

START_TEST(comments_and_instructions)
{
    gives("<a><!-- <b> --><?p q?></a>", "<a@1:1-1:4>{comment <!-- <b> -->@1:4-1:16}{comment <?p q?>@1:16-1:23}</>");
    gives("<!--ä\n--><a/>", "{comment <!--ä\n-->@1:1-2:4}<a@2:4-2:8></>");
    gives("<a><!----></a>", "<a@1:1-1:4>{comment <!---->@1:4-1:11}</>");
    gives("<a><!-- - x - --></a>", "<a@1:1-1:4>{comment <!-- - x - -->@1:4-1:18}</>");
    gives("<a><!--a<!--></a>", "<a@1:1-1:4>{comment <!--a<!-->@1:4-1:14}</>");
}
END_TEST

START_TEST(cdata_is_text)
{
    gives("<a>x<![CDATA[<b>&]]>y</a>", "<a@1:1-1:4>x<b>&y</>");
}
END_TEST

START_TEST(foreign_elements_are_taken_whole)
{
    struct log log = {{0}, 0, "t", NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    ck_assert_int_eq(parse(&log, "<a><t x='1'>ä<t/><!--c--><b/></t><c/><t/></a>").result, CHAIN_XML_OK);
    ck_assert_str_eq(log.words,
                     "<a@1:1-1:4><t@1:4-1:13 x=1@1:10-1:11>{element <t x='1'>ä<t/><!--c--><b/></t>@1:4-1:13}"
                     "<c@1:34-1:38></><t@1:38-1:42>{element <t/>@1:38-1:42}</>");
}
END_TEST

START_TEST(a_handler_may_stop)
{
    struct log log = {{0}, 0, NULL, "b", {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    ck_assert_int_eq(parse(&log, "<a><b/><c/><oops").result, CHAIN_XML_STOPPED);
    ck_assert_uint_eq(log.starts, 2);
}
END_TEST

START_TEST(many_attributes)
{
    char text[20000] = "<a";
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    for (int i = 0; i < 500; i++)
        sprintf(text + strlen(text), " x%d='%d'", i, i);
    strcat(text, "/>");
    ck_assert_int_eq(parse(&log, text).result, CHAIN_XML_OK);
    ck_assert_ptr_nonnull(strstr(log.words, " x70=70@1:"));
}
END_TEST

/* An element with so many attributes, behind another one and before words with quotes that are none. */
static struct chain_xml_outcome crowd(int count)
{
    char *text = malloc(20u * (size_t)count + 60000);
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    char *at = text + sprintf(text, "<r>\n <a");
    for (int i = 0; i < count; i++)
        at += sprintf(at, " x%d='>'", i);
    at += sprintf(at, "/>");
    for (int i = 0; i < 5000; i++)
        at += sprintf(at, " a='b'");
    sprintf(at, "</r>");
    struct chain_xml_outcome outcome = parse(&log, text);
    free(text);
    return outcome;
}

START_TEST(attributes_are_limited)
{
    ck_assert_int_eq(crowd(CHAIN_XML_ATTRIBUTES).result, CHAIN_XML_OK);
    struct chain_xml_outcome outcome = crowd(CHAIN_XML_ATTRIBUTES + 1);
    ck_assert_int_eq(outcome.result, CHAIN_XML_CROWDED);
    ck_assert_uint_eq(outcome.place.line, 2);
    ck_assert_uint_eq(outcome.place.column, 2);
    ck_assert_int_eq(crowd(300000).result, CHAIN_XML_CROWDED);
}
END_TEST

/* Elements of so many different names, one a line. */
static struct chain_xml_outcome babble(unsigned count)
{
    char *text = malloc(20u * (size_t)count + 100);
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    char *at = text + sprintf(text, "<r>");
    for (unsigned i = 0; i < count; i++)
        at += sprintf(at, "\n<x%u/>", i);
    sprintf(at, "</r>");
    struct chain_xml_outcome outcome = parse(&log, text);
    free(text);
    return outcome;
}

START_TEST(different_names_are_limited)
{
    ck_assert_int_eq(babble(CHAIN_XML_NAMES - 1000).result, CHAIN_XML_OK);
    struct chain_xml_outcome outcome = babble(CHAIN_XML_NAMES + 1000);
    ck_assert_int_eq(outcome.result, CHAIN_XML_BABBLE);
    ck_assert_uint_gt(outcome.place.line, CHAIN_XML_NAMES - 1000);
    ck_assert_uint_le(outcome.place.line, CHAIN_XML_NAMES + 1);
}
END_TEST

START_TEST(what_is_not_well_formed)
{
    fails("", CHAIN_XML_BAD, 1, 1);
    fails(" ", CHAIN_XML_BAD, 1, 0);
    fails("words", CHAIN_XML_BAD, 1, 0);
    fails("<a>\n<b>\n</a>", CHAIN_XML_BAD, 3, 0);
    fails("<a>\n <b x='1' x='2'/></a>", CHAIN_XML_BAD, 2, 0);
    fails("<a>\n<b", CHAIN_XML_BAD, 2, 0);
    fails("<a/>\n<b/>", CHAIN_XML_BAD, 2, 0);
    fails("<a>&nbsp;</a>", CHAIN_XML_BAD, 1, 0);
    fails("<a x='&nbsp;'/>", CHAIN_XML_BAD, 1, 0);
    fails("<a>&#0;</a>", CHAIN_XML_BAD, 1, 0);
    fails("<a>\n\xFF</a>", CHAIN_XML_BAD, 2, 0);
    fails("<a>\xC3(</a>", CHAIN_XML_BAD, 1, 0);
    fails("<a>\x01</a>", CHAIN_XML_BAD, 1, 0);
    fails("<a:b/>", CHAIN_XML_BAD, 1, 0);
    fails("\x89PNG\r\n\x1A\n", CHAIN_XML_BAD, 1, 0);
    fails("<?xml version='1.0' encoding='no-such-code'?><a>\xE4</a>", CHAIN_XML_BAD, 1, 0);
}
END_TEST

START_TEST(nul_bytes_are_refused)
{
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    ck_assert_int_eq(parse_bytes(&log, "<a>\0</a>", 8).result, CHAIN_XML_BAD);
    ck_assert_int_eq(parse_bytes(&log, "<a/>\0", 5).result, CHAIN_XML_BAD);
    ck_assert_int_eq(parse_bytes(&log, "<a/>\n\0<b>hidden", 16).place.line, 2);
    ck_assert_int_eq(parse_bytes(&log, "\0\0\0\0", 4).result, CHAIN_XML_BAD);
}
END_TEST

START_TEST(a_doctype_is_refused)
{
    fails("<?xml version='1.0'?>\n<!DOCTYPE a><a/>", CHAIN_XML_DOCTYPE, 2, 0);
    fails("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", CHAIN_XML_DOCTYPE, 1, 0);
    fails("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", CHAIN_XML_DOCTYPE, 1, 0);
    fails("<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:1/'>%x;]><a/>", CHAIN_XML_DOCTYPE, 1, 0);
}
END_TEST

static struct chain_xml_outcome nest(struct log *log, size_t depth)
{
    char *text = malloc(depth * 7 + 1);
    text[0] = '\0';
    for (size_t i = 0; i < depth; i++)
        memcpy(text + 3 * i, "<a>", 3);
    for (size_t i = 0; i < depth; i++)
        memcpy(text + 3 * depth + 4 * i, "</a>", 4);
    struct chain_xml_outcome outcome = parse_bytes(log, text, depth * 7);
    free(text);
    return outcome;
}

START_TEST(depth_is_limited)
{
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    ck_assert_int_eq(nest(&log, CHAIN_XML_DEPTH).result, CHAIN_XML_OK);
    ck_assert_uint_eq(log.deepest, CHAIN_XML_DEPTH);
    ck_assert_int_eq(nest(&log, CHAIN_XML_DEPTH + 1).result, CHAIN_XML_DEEP);
    struct chain_xml_outcome outcome = nest(&log, 100000);
    ck_assert_int_eq(outcome.result, CHAIN_XML_DEEP);
    ck_assert_uint_eq(outcome.place.line, 1);
    /* Foreign content is no way round the limit. */
    struct log taken = {{0}, 0, "a", NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    ck_assert_int_eq(nest(&taken, CHAIN_XML_DEPTH + 1).result, CHAIN_XML_DEEP);
}
END_TEST

/* "<a>ä</a>" in an encoding; the event log is the same UTF-8 for all. */
static void reads_as(const char *bytes, size_t length, const char *what)
{
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    struct chain_xml_outcome outcome = parse_bytes(&log, bytes, length);
    ck_assert_msg(outcome.result == CHAIN_XML_OK, "%s: %s", what, outcome.message);
    ck_assert_msg(strstr(log.words, ">ä</>") != NULL, "%s: %s", what, log.words);
}

#define READS_AS(bytes, what) reads_as(bytes, sizeof(bytes) - 1, what)

START_TEST(encodings)
{
    READS_AS("<?xml version='1.0' encoding='UTF-8'?><a>\xC3\xA4</a>", "UTF-8");
    READS_AS("<?xml version='1.0' encoding='utf-8'?><a>\xC3\xA4</a>", "utf-8");
    READS_AS("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE4</a>", "ISO-8859-1");
    READS_AS("<?xml version='1.0' encoding='windows-1252'?><a>\xE4</a>", "windows-1252");
    READS_AS("<?xml version=\"1.0\" encoding=\"iso-8859-15\"?><a>\xE4</a>", "ISO-8859-15");
    READS_AS("\xFF\xFE<\0a\0>\0\xE4\0<\0/\0a\0>\0", "UTF-16LE");
    READS_AS("\xFE\xFF\0<\0a\0>\0\xE4\0<\0/\0a\0>", "UTF-16BE");
}
END_TEST

/* One byte becomes three: the whole file must come through, not what fits a first guess. */
START_TEST(a_long_file_in_another_encoding)
{
    enum { LENGTH = 300000 };
    static const char head[] = "<?xml version='1.0' encoding='windows-1252'?><a>", tail[] = "</a>";
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    char *text = malloc(sizeof head + LENGTH + sizeof tail);
    memcpy(text, head, sizeof head - 1);
    memset(text + sizeof head - 1, 0x80, LENGTH);
    memcpy(text + sizeof head - 1 + LENGTH, tail, sizeof tail - 1);
    ck_assert_int_eq(parse_bytes(&log, text, sizeof head - 1 + LENGTH + sizeof tail - 1).result, CHAIN_XML_OK);
    ck_assert_uint_eq(log.text_bytes, 3 * LENGTH);
    free(text);
}
END_TEST

START_TEST(a_declaration_without_an_end)
{
    fails("<?xml version=1.0 encoding  standalone ?>", CHAIN_XML_BAD, 1, 0);
    fails("<?xml version='1.0' encoding=?><a/>     ", CHAIN_XML_BAD, 1, 0);
    fails("<?xml version='1.0' encoding='ISO-8859-1?><a/>", CHAIN_XML_BAD, 1, 0);
    fails("<?xml version='1.0' encoding='", CHAIN_XML_BAD, 1, 0);
}
END_TEST

START_TEST(places_count_characters_in_any_encoding)
{
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    const char latin[] = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<a>\xE4\xE4<b/></a>";
    ck_assert_int_eq(parse(&log, latin).result, CHAIN_XML_OK);
    ck_assert_uint_eq(log.last.line, 2);
    ck_assert_uint_eq(log.last.column, 6);
    const char wide[] = "\xFF\xFE<\0a\0>\0\n\0\xE4\0<\0b\0/\0>\0<\0/\0a\0>\0";
    ck_assert_int_eq(parse_bytes(&log, wide, sizeof wide - 1).result, CHAIN_XML_OK);
    ck_assert_uint_eq(log.last.line, 2);
    ck_assert_uint_eq(log.last.column, 2);
}
END_TEST

START_TEST(bytes_that_do_not_fit_their_encoding)
{
    fails("<?xml version='1.0' encoding='UTF-8'?>\n<a>\xE4</a>", CHAIN_XML_BAD, 2, 0);
    fails("<?xml version='1.0' encoding='ASCII'?>\n<a>\xE4</a>", CHAIN_XML_BAD, 1, 0);
    struct log log = {{0}, 0, NULL, NULL, {0, 0, 0, 0}, 0, 0, 0, 0, 0};
    ck_assert_int_eq(parse_bytes(&log, "\xFF\xFE<\0a\0>\0\0\xD8<\0/\0a\0>\0", 18).result, CHAIN_XML_BAD);
    ck_assert_int_eq(parse_bytes(&log, "\xFF\xFE<\0a", 5).result, CHAIN_XML_BAD);
}
END_TEST

START_TEST(positions_move_on)
{
    struct chain_position position;
    const char text[] = "a\xC3\xA4\r\nb\rc\nd";
    chain_position_init(&position, text, sizeof text - 1);
    ck_assert(position.line == 1 && position.column == 1);
    chain_position_move(&position, 3);
    ck_assert(position.line == 1 && position.column == 3);
    chain_position_move(&position, 5);
    ck_assert(position.line == 2 && position.column == 1);
    chain_position_move(&position, 7);
    ck_assert(position.line == 3 && position.column == 1);
    chain_position_move(&position, 2);
    ck_assert(position.line == 3 && position.column == 1);
    chain_position_move(&position, sizeof text - 1);
    ck_assert(position.line == 4 && position.column == 2);
}
END_TEST

UNIT_MAIN("xml", places_of_elements, columns_are_code_points, lines_end_in_three_ways, a_byte_order_mark_is_no_column,
          places_after_references, comments_and_instructions, cdata_is_text, foreign_elements_are_taken_whole, a_handler_may_stop,
          many_attributes, attributes_are_limited, different_names_are_limited, what_is_not_well_formed, nul_bytes_are_refused, a_doctype_is_refused, depth_is_limited, encodings, a_long_file_in_another_encoding,
          a_declaration_without_an_end,
          places_count_characters_in_any_encoding, bytes_that_do_not_fit_their_encoding, positions_move_on)
