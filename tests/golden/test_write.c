/* The writers: what they refuse, what programs may give them, and where lines break. Whole files are compared in tests/golden. */
#include "chain/write.h"

#include "../unit/unit.h"
#include "chain/builder.h"
#include "golden.h"
#include "model/access.h"

static char *written(const chain_model *model)
{
    size_t length;
    char *text = golden_written(model, &length);
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_eq(strlen(text), length);
    return text;
}

/* The canonical form of a piece of chain XML holds a line. */
static void expect_line(const char *content, const char *line)
{
    chain_model *model = unit_model(content);
    char *text = written(model);
    ck_assert_msg(strstr(text, line), "%s is not in\n%s", line, text);
    free(text);
    chain_model_free(model);
}

START_TEST(refuses_what_cannot_be_written)
{
    chain_model *model = unit_model(""), *broken = NULL;
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_model_write(NULL, output), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_model_write(model, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_load_memory("<chain", 6, NULL, NULL, &broken), CHAIN_NOT_XML);
    ck_assert_int_eq(chain_model_write(broken, output), CHAIN_BAD_ARGUMENT);
    ck_assert_str_eq(chain_output_bytes(output, NULL), "");
    chain_output_abandon(output);
    chain_model_free(broken);
    chain_model_free(model);
}
END_TEST

START_TEST(formats_are_listed_and_others_refused)
{
    chain_findings *findings = chain_findings_new();
    chain_output *output = chain_output_memory();
    chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
    ck_assert_uint_ge(chain_writer_count(), 3);
    ck_assert_str_eq(chain_writer_name(0), "text");
    ck_assert_ptr_null(chain_writer_name(chain_writer_count()));
    for (size_t i = 0; i < chain_writer_count(); i++) {
        format.name = chain_writer_name(i);
        ck_assert_int_eq(chain_findings_write(findings, &format, output), CHAIN_OK);
    }
    format.name = "yaml";
    ck_assert_int_eq(chain_findings_write(findings, &format, output), CHAIN_UNSUPPORTED);
    ck_assert_int_eq(chain_findings_write(NULL, NULL, output), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_findings_write(findings, NULL, NULL), CHAIN_BAD_ARGUMENT);
    format.name = NULL;
    format.lang = (chain_lang)99;
    ck_assert_int_eq(chain_findings_write(findings, &format, output), CHAIN_OK);
    chain_output_abandon(output);
    chain_findings_free(findings);
}
END_TEST

/* A program built with an older header gives a shorter struct. */
START_TEST(members_that_a_format_lacks_are_not_read)
{
    chain_findings *findings = chain_findings_new();
    chain_output *output = chain_output_memory();
    chain_findings_format format = {offsetof(chain_findings_format, lang), "json", (chain_lang)77, true, true, NULL, NULL, NULL, NULL, NULL, 0};
    ck_assert_int_eq(chain_findings_write(findings, &format, output), CHAIN_OK);
    ck_assert_ptr_nonnull(strstr(chain_output_bytes(output, NULL), "\"findings\""));
    chain_output_abandon(output);
    chain_findings_free(findings);
}
END_TEST

static chain_model *built(void)
{
    chain_builder *b = chain_builder_new("chain", "built");
    chain_object *step = chain_builder_add(b, NULL, "step", "a");
    chain_builder_text(b, step, CHAIN_TEXT_NOTE, CHAIN_LANG_NONE, "  two\n\twords ");
    chain_builder_text(b, step, CHAIN_TEXT_NAME, CHAIN_LANG_FI, "Nimi <&>");
    chain_builder_text(b, step, CHAIN_TEXT_NAME, CHAIN_LANG_SV, "Namn \xFF \xC0\x80 \xED\xA0\x80 \x1B[31m \xEF\xBF\xBF");
    chain_builder_text(b, step, CHAIN_TEXT_DESCRIPTION, CHAIN_LANG_NONE, "");
    chain_builder_set(b, step, CHAIN_F_SOURCE, "a\tb\nc\"d\xF8");
    chain_builder_set(b, step, CHAIN_F_KIND, "triagee");
    chain_builder_set(b, step, CHAIN_F_KIND, "triage");
    chain_builder_set(b, step, CHAIN_F_CHANNEL, "phone pigeon");
    chain_builder_add(b, NULL, "actor", "nurse");
    chain_builder_set(b, chain_builder_root(b), CHAIN_F_LANGUAGE, "fi");
    chain_model *model = NULL;
    ck_assert_int_eq(chain_builder_finish(b, &model), CHAIN_OK);
    return model;
}

START_TEST(what_a_program_built_is_written)
{
    chain_model *model = built();
    char *text = written(model);
    ck_assert_str_eq(text,
                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<chain xmlns=\"urn:libchain:chain:1\" id=\"built\" xml:lang=\"fi\">\n"
                     "  <actors>\n"
                     "    <actor id=\"nurse\"/>\n"
                     "  </actors>\n"
                     "\n"
                     "  <steps>\n"
                     "    <step id=\"a\" kind=\"triage\" channel=\"phone pigeon\" source=\"a&#9;b&#10;c&quot;d\xEF\xBF\xBD\">\n"
                     "      <name>Nimi &lt;&amp;&gt;</name>\n"
                     "      <name xml:lang=\"sv\">Namn \xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD "
                     "\xEF\xBF\xBD[31m \xEF\xBF\xBD</name>\n"
                     "      <description/>\n"
                     "      <note>two words</note>\n"
                     "    </step>\n"
                     "  </steps>\n"
                     "</chain>\n");
    ck_assert_str_eq(chain_object_text(chain_model_find(model, "a"), CHAIN_TEXT_NOTE, CHAIN_LANG_FI, NULL), "  two\n\twords ");
    chain_model *again = golden_model(text, strlen(text));
    char *second = written(again);
    ck_assert_str_eq(text, second);
    free(text);
    free(second);
    chain_model_free(model);
    chain_model_free(again);
}
END_TEST

/* Without a language of the document, a text's own stays. */
START_TEST(languages_are_said_when_needed)
{
    static const char bare[] = "<chain xmlns='urn:libchain:chain:1' id='c'><title xml:lang='fi'>A</title><title>B</title></chain>";
    chain_model *model = golden_model(bare, strlen(bare));
    char *text = written(model);
    ck_assert_ptr_nonnull(strstr(text, "<title xml:lang=\"fi\">A</title>\n  <title>B</title>"));
    free(text);
    chain_model_free(model);
    expect_line("<title xml:lang='fi'>A</title>", "  <title>A</title>\n");
    expect_line("<title xml:lang='sv'>A</title>", "  <title xml:lang=\"sv\">A</title>\n");
}
END_TEST

/* A tag that fills the line to its last column stays on it, in columns of characters. */
START_TEST(lines_break_at_their_width)
{
    for (int width = 129; width <= 132; width++) {
        char content[400], filler[200] = "";
        int letters = width - (int)strlen("    <step id=\"a\" source=\"\" />") + 1;
        for (int i = 0; i < letters; i++)
            strcat(filler, i % 2 ? "\xC3\xA4" : "a");
        snprintf(content, sizeof content, "<steps><step id='a' source='%s'/></steps>", filler);
        chain_model *model = unit_model(content);
        char *text = written(model);
        bool broken = strstr(text, "id=\"a\"\n          source=") != NULL;
        ck_assert_msg(broken == (width > 130), "%d columns:\n%s", width, text);
        free(text);
        chain_model_free(model);
    }
}
END_TEST

/* A kind that only repeats the element is left out, so the reader must put it in again. */
START_TEST(kinds_that_repeat_the_element_come_back)
{
    for (int element = 0; element < CHAIN_E_LINK; element++) {
        const char *name = chain_element_at(element)->name;
        const struct chain_attribute *kind = chain_attribute_of_field(element, CHAIN_F_KIND);
        if (!kind || !chain_kind_find((chain_kinds)kind->kinds, name, strlen(name)))
            continue;
        char content[200];
        snprintf(content, sizeof content, "<steps><%s id='x' chain='y'/></steps>", name);
        chain_model *model = unit_model(content);
        ck_assert_str_eq(chain_object_value(chain_model_find(model, "x"), CHAIN_F_KIND), name);
        chain_model_free(model);
    }
}
END_TEST

/* Region, rules and sub-chains are loaded with a chain, and are files of their own. */
START_TEST(only_the_file_itself_is_written)
{
    const char *path = golden_path("models/lappi", "mielialahairiot-nykytila.xml");
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *whole = NULL, *alone = NULL;
    ck_assert_int_eq(chain_load(path, NULL, &whole), CHAIN_OK);
    options.alone = true;
    ck_assert_int_eq(chain_load(path, &options, &alone), CHAIN_OK);
    ck_assert_uint_gt(chain_model_count(whole, CHAIN_AREA), 0);
    char *a = written(whole), *b = written(alone);
    ck_assert_str_eq(a, b);
    free(a);
    free(b);
    chain_model_free(whole);
    chain_model_free(alone);
}
END_TEST

UNIT_MAIN("write", refuses_what_cannot_be_written, formats_are_listed_and_others_refused,
          members_that_a_format_lacks_are_not_read, what_a_program_built_is_written, languages_are_said_when_needed,
          lines_break_at_their_width, kinds_that_repeat_the_element_come_back, only_the_file_itself_is_written)
