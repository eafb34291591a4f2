#include "view/plain.h"

#include <stdio.h>

#include "chain/words.h"

static const char *const shape_words[CHAIN_SHAPE_COUNT] = {
    [CHAIN_SHAPE_START] = N_("It begins here"),
    [CHAIN_SHAPE_END] = N_("This is where you may end up"),
    [CHAIN_SHAPE_BRANCH] = N_("The way divides"),
    [CHAIN_SHAPE_PARALLEL] = N_("These go on at the same time"),
    [CHAIN_SHAPE_ANY_ORDER] = N_("As you need them, in any order"),
    [CHAIN_SHAPE_SUBCHAIN] = N_("Another service, with a picture of its own"),
};
static const char *const icon_words[CHAIN_ICON_COUNT] = {
    [CHAIN_ICON_HOUSE] = N_("You do this yourself"),
    [CHAIN_ICON_PHONE] = N_("You get in touch"),
    [CHAIN_ICON_SCREEN] = N_("In the web"),
    [CHAIN_ICON_ENVELOPE] = N_("A letter or message to you"),
    [CHAIN_ICON_PERSON] = N_("You meet somebody"),
    [CHAIN_ICON_TICK] = N_("It is found out what you need"),
    [CHAIN_ICON_BUBBLE] = N_("Professionals talk together"),
    [CHAIN_ICON_PLUS] = N_("You are treated"),
    [CHAIN_ICON_GROUP] = N_("You meet several people"),
    [CHAIN_ICON_HEART] = N_("You get support and advice"),
    [CHAIN_ICON_DOCUMENT] = N_("A plan or decision about you"),
    [CHAIN_ICON_HOURGLASS] = N_("You wait"),
};
static const char *const look_words[CHAIN_LOOK_COUNT] = {
    [CHAIN_LOOK_FLOW] = N_("You go on"),
    [CHAIN_LOOK_REFERRAL] = N_("You are sent on"),
    [CHAIN_LOOK_CONTACT] = N_("Contact is made"),
    [CHAIN_LOOK_FEEDBACK] = N_("An answer comes"),
    [CHAIN_LOOK_GUIDANCE] = N_("You are told where to go, and go there yourself"),
    [CHAIN_LOOK_CONSULT] = N_("Professionals work together"),
    [CHAIN_LOOK_MESSAGE] = N_("A message to you"),
    [CHAIN_LOOK_NONE] = N_("It has not been agreed how you get on"),
    [CHAIN_LOOK_BACK] = N_("Back to an earlier step"),
    [CHAIN_LOOK_MEMBER] = N_("One of these"),
};

const struct chain_key_words chain_key_words_client = {shape_words, icon_words, look_words};

static const char *const channel_words[] = {
    [CHAIN_CHANNEL_PLACE] = N_("at a visit"),
    [CHAIN_CHANNEL_PHONE] = N_("by phone"),
    [CHAIN_CHANNEL_CALLBACK] = N_("by phone, you are called back"),
    [CHAIN_CHANNEL_PHONE_24_7] = N_("by phone, day and night"),
    [CHAIN_CHANNEL_CHAT] = N_("in a chat"),
    [CHAIN_CHANNEL_BOT] = N_("with a virtual assistant"),
    [CHAIN_CHANNEL_FORM_ANON] = N_("with a web form, without your name"),
    [CHAIN_CHANNEL_FORM_AUTH] = N_("with a web form, with your bank codes"),
    [CHAIN_CHANNEL_PORTAL] = N_("by a message in the web service"),
    [CHAIN_CHANNEL_SELF_SERVICE] = N_("on your own in the web"),
    [CHAIN_CHANNEL_VIDEO] = N_("by video"),
    [CHAIN_CHANNEL_WEB] = N_("on a web page"),
    [CHAIN_CHANNEL_PAPER_FORM] = N_("on a paper form"),
    [CHAIN_CHANNEL_LETTER] = N_("by letter"),
    [CHAIN_CHANNEL_HOME] = N_("at your home"),
    [CHAIN_CHANNEL_OUTREACH_PLACE] = N_("where you are"),
    [CHAIN_CHANNEL_WALK_IN] = N_("without an appointment"),
    [CHAIN_CHANNEL_GROUP_PLACE] = N_("in a group"),
    [CHAIN_CHANNEL_GROUP_REMOTE] = N_("in a group by video"),
    [CHAIN_CHANNEL_SCHOOL] = N_("at school"),
};

/* A number and its unit stay on one line. */
static void add_part(struct chain_phrase *phrase, int64_t amount, const char *one, const char *many, chain_lang lang)
{
    char digits[24];
    if (amount == 0)
        return;
    snprintf(digits, sizeof digits, "%lld", (long long)amount);
    struct chain_phrase part = {"", 0};
    chain_phrase_fill(&part, chain_words(lang, amount == 1 ? one : many), digits, "");
    if (phrase->length > 0)
        chain_phrase_add(phrase, " ");
    for (const char *c = part.bytes; *c; c++) {
        char letter[2] = {*c, '\0'};
        chain_phrase_add(phrase, *c == ' ' ? "\u00A0" : letter);
    }
}

void chain_plain_add_duration(struct chain_phrase *phrase, chain_duration duration, chain_lang lang)
{
    struct chain_phrase words = {"", 0};
    int64_t days = duration.minutes / 1440, rest = duration.minutes % 1440;
    bool years = duration.months % 12 == 0, weeks = days % 7 == 0;
    bool hours = rest % 60 == 0;
    if (years)
        add_part(&words, duration.months / 12, N_("a year"), N_("{0} years"), lang);
    else
        add_part(&words, duration.months, N_("a month"), N_("{0} months"), lang);
    add_part(&words, duration.workdays, N_("one working day"), N_("{0} working days"), lang);
    if (weeks)
        add_part(&words, days / 7, N_("a week"), N_("{0} weeks"), lang);
    else
        add_part(&words, days, N_("a day"), N_("{0} days"), lang);
    if (hours || rest > 120) {
        add_part(&words, rest / 60, N_("an hour"), N_("{0} hours"), lang);
        rest %= 60;
    }
    add_part(&words, rest, N_("a minute"), N_("{0} minutes"), lang);
    chain_phrase_add(phrase, words.length ? words.bytes : chain_words(lang, N_("no time")));
}

void chain_plain_add_time(struct chain_phrase *phrase, const char *message, chain_duration duration, chain_lang lang)
{
    struct chain_phrase amount = {"", 0};
    chain_plain_add_duration(&amount, duration, lang);
    chain_phrase_fill(phrase, chain_words(lang, message), amount.bytes, "");
}

void chain_plain_add_wait(struct chain_phrase *phrase, const chain_object *step, chain_lang lang)
{
    chain_duration usual, most, aim;
    bool has_usual = chain_object_duration(step, CHAIN_F_TYPICAL, &usual), has_most = chain_object_duration(step, CHAIN_F_MAX, &most);
    bool has_aim = chain_object_duration(step, CHAIN_F_PLANNED, &aim);
    if (has_usual)
        chain_plain_add_time(phrase, N_("You wait about {0}"), usual, lang);
    if (has_usual && has_most)
        chain_plain_add_time(phrase, N_(", at most {0}"), most, lang);
    else if (has_most)
        chain_plain_add_time(phrase, N_("You wait at most {0}"), most, lang);
    if (!has_usual && !has_most && has_aim)
        chain_plain_add_time(phrase, N_("The aim is at most {0}; the real time is not known"), aim, lang);
    if (!has_usual && !has_most && !has_aim)
        chain_phrase_add(phrase, chain_words(lang, N_("How long you wait is not known")));
}

void chain_plain_add_length(struct chain_phrase *phrase, const chain_object *step, chain_lang lang)
{
    static const chain_field fields[] = {CHAIN_F_TYPICAL, CHAIN_F_MAX, CHAIN_F_PLANNED};
    static const char *const messages[] = {N_("about {0}"), N_("at most {0}"), N_("the aim is {0}")};
    chain_duration length;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (!chain_object_duration(step, fields[i], &length))
            continue;
        struct chain_phrase words = {"", 0};
        chain_plain_add_time(&words, messages[i], length, lang);
        chain_phrase_join(phrase, " · ", words.bytes);
        return;
    }
}

void chain_plain_add_channels(struct chain_phrase *phrase, const chain_object *step, chain_lang lang)
{
    size_t said = 0;
    for (size_t i = 0; i < chain_object_word_count(step, CHAIN_F_CHANNEL); i++) {
        size_t channel = (size_t)chain_object_kind_at(step, CHAIN_F_CHANNEL, i);
        const char *words = channel < sizeof channel_words / sizeof *channel_words ? channel_words[channel] : NULL;
        if (!words)
            continue;
        chain_phrase_join(phrase, said++ ? chain_words(lang, N_(" or ")) : " · ", chain_words(lang, words));
    }
}

const char *chain_plain_end(const chain_object *step, chain_lang lang)
{
    static const char *const words[] = {
        [CHAIN_END_RESOLVED] = N_("You have got help"),
        [CHAIN_END_REFERRED_OUT] = N_("You go on elsewhere"),
        [CHAIN_END_DROPOUT] = N_("The help breaks off"),
        [CHAIN_END_OTHER] = N_("The way ends here"),
    };
    int kind = chain_object_kind(step, CHAIN_F_KIND);
    return kind > 0 && (size_t)kind < sizeof words / sizeof *words ? chain_words(lang, words[kind]) : NULL;
}
