/* What a form of Camunda Modeler says about a drawing, and values as people write them. */
#include "unit.h"

#include "chain/check.h"
#include "model/bpmn.h"
#include "model/model.h"
#include "read/plain.h"

#define HEAD \
    "<b:definitions xmlns:b='" CHAIN_BPMN_URI "' xmlns:care='urn:libchain:chain:1' xmlns:zeebe='http://camunda.org/schema/zeebe/1.0' id='d'>"
#define TAIL "</b:definitions>"
#define FORM(properties) "<b:extensionElements><zeebe:properties>" properties "</zeebe:properties></b:extensionElements>"
#define SAYS(name, value) "<zeebe:property name='care:" name "' value='" value "'/>"

static chain_model *load(const char *text)
{
    chain_model *model = NULL;
    ck_assert_int_eq(chain_load_memory(text, strlen(text), "form.bpmn", NULL, &model), CHAIN_OK);
    return model;
}

static const char *said(const chain_model *model, const char *id, chain_field field, size_t position)
{
    const chain_object *object = chain_model_find(model, id);
    ck_assert_msg(object, "no %s", id);
    return chain_object_word(object, field, position);
}

static size_t problems(const chain_model *model)
{
    return model->problem_count;
}

static const struct {
    const char *written, *meant; /* NULL: nothing that is read so */
} durations[] = {
    {"3 viikkoa", "P3W"}, {"3 vk", "P3W"}, {"3 vk.", "P3W"}, {"1 viikko", "P1W"}, {"2 kk 1 vk", "P2M1W"}, {"7 arkip\xC3\xA4iv\xC3\xA4\xC3\xA4", "P7WD"},
    {"7 ty\xC3\xB6p\xC3\xA4iv\xC3\xA4\xC3\xA4", "P7WD"}, {"3 p\xC3\xA4iv\xC3\xA4\xC3\xA4", "P3D"}, {"1 vuorokausi", "P1D"}, {"2 vuotta", "P2Y"},
    {"20 min", "PT20M"}, {"1 h 30 min", "PT1H30M"}, {"2 tuntia", "PT2H"}, {"1 pv 2 t", "P1DT2H"}, {"  3   Viikkoa ", "P3W"}, {"20min", "PT20M"},
    {"3 veckor", "P3W"}, {"5 vardagar", "P5WD"}, {"2 timmar", "PT2H"}, {"1 \xC3\xA5r", "P1Y"}, {"3 m\xC3\xA5nader", "P3M"}, {"2 dygn", "P2D"},
    {"3 weeks", "P3W"}, {"7 working days", "P7WD"}, {"1 hour", "PT1H"}, {"2 years 3 months", "P2Y3M"}, {"3\xC2\xA0vk", "P3W"},
    {"P3W", NULL}, {"", NULL}, {"  ", NULL}, {"viikko", NULL}, {"3", NULL}, {"3 viikkoa 2 vuotta", NULL}, {"3 viikkoa 2 viikkoa", NULL},
    {"noin 3 viikkoa", NULL}, {"-3 vk", NULL}, {"3,5 vk", NULL}, {"12345678901 vk", NULL}, {"7 working weeks", NULL}, {"3 x", NULL},
};

START_TEST(times_are_read_as_people_write_them)
{
    char text[CHAIN_PLAIN_ROOM];
    for (size_t i = 0; i < UNIT_COUNT(durations); i++) {
        bool is = chain_plain_duration(durations[i].written, text);
        ck_assert_msg(is == (durations[i].meant != NULL), "\"%s\"", durations[i].written);
        if (is)
            ck_assert_str_eq(text, durations[i].meant);
    }
}
END_TEST

START_TEST(days_and_numbers_are_read_as_people_write_them)
{
    char text[CHAIN_PLAIN_ROOM];
    ck_assert(chain_plain_date("31.12.2026", text));
    ck_assert_str_eq(text, "2026-12-31");
    ck_assert(chain_plain_date(" 1.2.2026 ", text));
    ck_assert_str_eq(text, "2026-02-01");
    static const char *const none[] = {"2026-12-31", "31.12.", "31.12.26", "31/12/2026", "1..2026", "123.1.2026", "1.1.2026x", "", "1.1.20261"};
    for (size_t i = 0; i < UNIT_COUNT(none); i++)
        ck_assert_msg(!chain_plain_date(none[i], text), "%s", none[i]);
    ck_assert(chain_plain_number("3,5", text));
    ck_assert_str_eq(text, "3.5");
    ck_assert(!chain_plain_number("3.5", text));
    ck_assert(!chain_plain_number("1,2,3", text));
    ck_assert(!chain_plain_number("1.000,5", text));
}
END_TEST

START_TEST(lists_children_and_texts_are_filled_in)
{
    chain_model *model = load(
        HEAD "<b:process id='p'>" FORM(SAYS("governance.owner", "Omistaja") SAYS("governance.approved", "1.2.2026") SAYS("state", "to-be")
                                       SAYS("client-group.languages", "fi") SAYS("client-group.languages.2", "se") SAYS("title.sv", "Kedja"))
        "<b:task id='a' name='Vaihe'>" FORM(SAYS("channel.3", "chat") SAYS("channel", "phone") SAYS("max", "3 viikkoa") SAYS("cost", "3,5")
                                            SAYS("channel.kind", "phone") SAYS("channel.hours", "ma-pe 8-15") SAYS("client-name", "Soitat")
                                            SAYS("tier", "") SAYS("name", " ") SAYS("language.se", "worker"))
        "</b:task></b:process>" TAIL);
    ck_assert_uint_eq(problems(model), 0);
    ck_assert_str_eq(said(model, "a", CHAIN_F_CHANNEL, 0), "chat");
    ck_assert_str_eq(said(model, "a", CHAIN_F_CHANNEL, 1), "phone");
    ck_assert_str_eq(said(model, "a", CHAIN_F_MAX, 0), "P3W");
    ck_assert_str_eq(said(model, "a", CHAIN_F_COST, 0), "3.5");
    ck_assert_str_eq(chain_object_value(model->root, CHAIN_F_STATE), "to-be");
    ck_assert_uint_eq(model->by_type[CHAIN_CHANNEL].count, 1);
    ck_assert_uint_eq(model->by_type[CHAIN_LANGUAGE].count, 1);
    ck_assert_uint_eq(model->by_type[CHAIN_CLIENT_GROUP].count, 1);
    ck_assert_str_eq(chain_object_word(model->by_type[CHAIN_CLIENT_GROUP].items[0], CHAIN_F_LANGUAGES, 1), "se");
    ck_assert_str_eq(chain_object_value(model->by_type[CHAIN_GOVERNANCE].items[0], CHAIN_F_APPROVED), "2026-02-01");
    /* An empty field says nothing, not even that there is no name. */
    ck_assert_str_eq(chain_object_text(chain_model_find(model, "a"), CHAIN_TEXT_NAME, CHAIN_LANG_FI, NULL), "Vaihe");
    chain_model_free(model);
}
END_TEST

#define LANES \
    "<b:laneSet id='ls'><b:lane id='L1' name='Oma hoitaja'><b:flowNodeRef>a</b:flowNodeRef></b:lane>" \
    "<b:lane id='L2' name='Kuraattori'/><b:lane id='L3' name='Kaksi'/><b:lane id='L4' name='kaksi'/></b:laneSet>"

START_TEST(names_stand_for_what_they_name)
{
    chain_model *model = load(HEAD "<b:process id='p'>" LANES "<b:task id='a' name='Vaihe'>"
                              FORM(SAYS("with", "kuraattori,  Oma\nhoitaja ") SAYS("responsible", "OMA hoitaja") SAYS("repeats", "b"))
                              "</b:task><b:task id='b' name='Toinen'>" FORM(SAYS("with", "L1 L2") SAYS("needs", "care-plan") SAYS("repeats", "Vaihe"))
                              "</b:task></b:process>" TAIL);
    ck_assert_uint_eq(problems(model), 0);
    ck_assert_str_eq(said(model, "a", CHAIN_F_WITH, 0), "L2");
    ck_assert_str_eq(said(model, "a", CHAIN_F_WITH, 1), "L1");
    ck_assert_str_eq(said(model, "a", CHAIN_F_RESPONSIBLE, 0), "L1");
    ck_assert_str_eq(said(model, "a", CHAIN_F_REPEATS, 0), "b");
    ck_assert_str_eq(said(model, "b", CHAIN_F_WITH, 1), "L2");
    ck_assert_str_eq(said(model, "b", CHAIN_F_REPEATS, 0), "a");
    chain_model_free(model);
    /* Two lanes of one name: neither is meant, and it is told. */
    model = load(HEAD "<b:process id='p'>" LANES "<b:task id='a'>" FORM(SAYS("with", "Kaksi")) "</b:task></b:process>" TAIL);
    ck_assert_uint_eq(problems(model), 1);
    ck_assert_str_eq(said(model, "a", CHAIN_F_WITH, 0), "Kaksi");
    chain_model_free(model);
}
END_TEST

START_TEST(a_form_makes_a_line_a_handoff)
{
    chain_model *model = load(
        HEAD "<b:collaboration id='c'><b:participant id='P' processRef='p'/><b:participant id='Q' processRef='q'/>"
        "<b:messageFlow id='m' sourceRef='b' targetRef='z'>" FORM(SAYS("kind", "referral")) "</b:messageFlow>"
        "<b:messageFlow id='n' sourceRef='z' targetRef='b'>" FORM(SAYS("kind", "feedback")) "</b:messageFlow></b:collaboration>"
        "<b:process id='p'><b:task id='a'/><b:task id='b'/><b:sequenceFlow id='f' sourceRef='a' targetRef='b'>" FORM(SAYS("within", "3 vk"))
        "</b:sequenceFlow><b:sequenceFlow id='g' sourceRef='b' targetRef='a'>" FORM(SAYS("kind", "") SAYS("share", "30 %"))
        "</b:sequenceFlow></b:process><b:process id='q'><b:task id='z'/></b:process>" TAIL);
    static const struct {
        const char *id;
        int role;
    } lines[] = {{"m", CHAIN_ROLE_HANDOFF}, {"n", CHAIN_ROLE_MESSAGE}, {"f", CHAIN_ROLE_HANDOFF}, {"g", CHAIN_ROLE_FLOW}};
    for (size_t i = 0; i < UNIT_COUNT(lines); i++)
        ck_assert_msg(((const struct chain_flow *)chain_model_find(model, lines[i].id))->role == lines[i].role, "%s", lines[i].id);
    ck_assert_uint_eq(problems(model), 0);
    chain_model_free(model);
}
END_TEST

/* A process without a pool is the chain and an actor too: each takes what speaks of it. */
START_TEST(a_process_is_read_as_chain_and_as_actor)
{
    chain_model *model = load(HEAD "<b:process id='p' name='Ketju'>" FORM(SAYS("state", "as-is") SAYS("sector", "social") SAYS("kind", "nurse")
                                                                          SAYS("nonsense", "x"))
                              "<b:task id='a'/></b:process>" TAIL);
    ck_assert_str_eq(chain_object_value(model->root, CHAIN_F_STATE), "as-is");
    ck_assert_str_eq(chain_object_value(model->by_type[CHAIN_ACTOR].items[0], CHAIN_F_KIND), "nurse");
    ck_assert_uint_ge(problems(model), 1);
    chain_model_free(model);
}
END_TEST

/* Nobody employs the client: where they have a lane, the pool is the chain and no organisation. */
START_TEST(a_pool_with_the_client_is_no_organisation)
{
    static const char *const clients[] = {FORM(SAYS("kind", "client")), "<b:extensionElements><care:actor kind='relative'/></b:extensionElements>", ""};
    for (size_t i = 0; i < UNIT_COUNT(clients); i++) {
        char text[2000];
        snprintf(text, sizeof text,
                 HEAD "<b:collaboration id='c'><b:participant id='P' name='Ketju' processRef='p'/></b:collaboration><b:process id='p'><b:laneSet id='ls'>"
                 "<b:lane id='A'>%s<b:flowNodeRef>a</b:flowNodeRef></b:lane><b:lane id='B'/></b:laneSet><b:task id='a'/></b:process>" TAIL, clients[i]);
        chain_model *model = load(text);
        bool organisation = clients[i][0] == '\0';
        ck_assert_uint_eq(model->by_type[CHAIN_ORGANISATION].count, organisation);
        ck_assert_int_eq(said(model, "A", CHAIN_F_ORGANISATION, 0) != NULL, organisation);
        chain_model_free(model);
    }
}
END_TEST

/* The client's own end is nobody to hand over to; another one's may be. */
START_TEST(the_way_home_is_no_handoff)
{
    static const char *const kinds[] = {"client", "nurse"};
    for (size_t i = 0; i < UNIT_COUNT(kinds); i++) {
        char text[2000];
        snprintf(text, sizeof text,
                 HEAD "<b:process id='p'><b:laneSet id='ls'><b:lane id='A'><b:extensionElements><care:actor kind='%s'/></b:extensionElements>"
                 "<b:flowNodeRef>z</b:flowNodeRef></b:lane><b:lane id='B'><b:flowNodeRef>a</b:flowNodeRef></b:lane></b:laneSet><b:task id='a'/>"
                 "<b:endEvent id='z'/><b:sequenceFlow id='f' sourceRef='a' targetRef='z'/></b:process>" TAIL, kinds[i]);
        chain_model *model = load(text);
        ck_assert_int_eq(((const struct chain_flow *)chain_model_find(model, "f"))->role, i == 0 ? CHAIN_ROLE_FLOW : CHAIN_ROLE_HANDOFF);
        chain_model_free(model);
    }
}
END_TEST

/* Many properties of one name, and many names: no more than n log n. */
START_TEST(huge_forms_are_read)
{
    enum { MANY = 20000 };
    char *text = malloc((size_t)MANY * 200 + 1000), *at = text;
    at += sprintf(at, HEAD "<b:process id='p'><b:laneSet id='ls'>");
    for (int i = 0; i < MANY; i++)
        at += sprintf(at, "<b:lane id='L%d' name='Rata'/>", i);
    at += sprintf(at, "</b:laneSet><b:task id='a'><b:extensionElements><zeebe:properties>");
    for (int i = 0; i < MANY; i++)
        at += sprintf(at, SAYS("channel", "nothing") SAYS("responsible", "Rata"));
    sprintf(at, "</zeebe:properties></b:extensionElements></b:task></b:process>" TAIL);
    chain_model *model = load(text);
    ck_assert_uint_ge(problems(model), MANY);
    chain_model_free(model);
    free(text);
}
END_TEST

UNIT_MAIN("bpmn-form", times_are_read_as_people_write_them, days_and_numbers_are_read_as_people_write_them,
          lists_children_and_texts_are_filled_in, names_stand_for_what_they_name, a_form_makes_a_line_a_handoff,
          a_process_is_read_as_chain_and_as_actor, a_pool_with_the_client_is_no_organisation, the_way_home_is_no_handoff,
          huge_forms_are_read)
