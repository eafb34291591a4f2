/*
 * Where a word may be cut: at a soft hyphen, at the joint of a compound, else before a syllable. In Finnish one consonant begins a
 * syllable; in Swedish and English it may be several that are spoken together.
 */
#include "draw/wrap.h"

#include <string.h>

/* Parts that compounds of care are made of. Long enough not to turn up inside other words. */
static const char *const finnish_stems[] = {
    "aikai", "aikoi", "ajanvara", "ammatil", "ammattila", "arvio", "arvioin", "asema", "asiaka", "asiant", "asiointi", "assist",
    "auttam", "edellyty", "ehkäisy", "erikois", "etävast", "fysiotera", "haastat", "hallin", "hammas", "hengity", "henkilö",
    "hoido", "hoitaj", "hoito", "huollo", "huolto", "hygien", "ikäis", "hyvinvoin", "ilmoit", "itsearvi", "jakso", "johtaj", "jono",
    "järjeste", "jäsen", "kanav", "kartoit", "kasvat", "keskuk", "keskus", "keskust", "kieli", "kirjaa", "kirjau", "kohtai",
    "kokonais", "konsult", "koordin", "kotihoi", "kotiut", "kunta", "kunto", "kuntout", "kuukau", "kysely", "käynni", "käynti",
    "käytän", "laatimi", "lastens", "liikunta", "lomak", "lähete", "lähtöi", "lääke", "lääkär", "malli", "mielen", "mielial",
    "mittau", "määritt", "navig", "neuvol", "neuvon", "ohjaa", "ohjau", "ohjelm", "oireil", "oireis", "omahoi", "ongelm",
    "opiskel", "osasto", "otto", "palau", "palaver", "palvelu", "perhe", "perus", "poliklin", "potila", "prosess", "psykiat",
    "psykol", "puheli", "päihde", "päivysty", "päivä", "päätö", "päätös", "raken", "riski", "ryhmit", "ryhmä", "sairaal",
    "sairaan", "selvit", "seuran", "soitt", "sosiaali", "sovitt", "suojel", "suostum", "suunnitel", "suunnitt", "tapaami",
    "tarkas", "tarpee", "tarve", "tauluk", "tehtäv", "terapi", "terveyd", "terveys", "testi", "tiedo", "tiedot", "tieto",
    "tilan", "toimeentul", "toimij", "toimin", "toimint", "toimist", "tuki", "tulok", "tunnist", "tutkimu", "työ", "työky",
    "työnt", "työte", "vaikut", "valmenn", "valment", "valmis", "valtais", "valvon", "varau", "varmist", "vastaan", "vastaav",
    "verkost", "vertais", "viikko", "viran", "vuoro", "väkiv", "väline", "yhteis", "yhtey", "yhteyd", "yksik", "äitiys",
};

static const char *const swedish_stems[] = {
    "anmäl", "ansvar", "anvis", "arbet", "avdel", "bedöm", "behov", "beroende", "besök", "enkät", "familj", "funktion", "förmåg",
    "föräldr", "grupp", "handled", "handlägg", "hjälp", "innehav", "intervju", "konsult", "kontakt", "koordin", "kort",
    "läkar", "löft", "medling",
    "mottag", "mätning", "möte", "pedagog", "period", "personal", "plan", "program", "prov", "psykiatr", "psykolog", "rehabil",
    "rådgiv", "ränt", "samarb", "samtal", "service", "sjuk", "skydd", "sköt", "social", "stämd", "stöd", "terapi", "tjänst",
    "trän", "undersök", "uppfölj", "uppgift", "uppring", "utskriv", "vistel", "vård", "åtgärd", "övergrip",
};

static bool is_vowel_at(const char *word, size_t at, size_t length)
{
    unsigned char c = (unsigned char)word[at];
    if (c < 0x80)
        return c != '\0' && strchr("aeiouyAEIOUY", c) != NULL;
    /* ä ö å and their capitals */
    unsigned char d = at + 1 < length ? (unsigned char)word[at + 1] : 0;
    return c == 0xC3 && (d == 0xA4 || d == 0xB6 || d == 0xA5 || d == 0x84 || d == 0x96 || d == 0x85);
}

static bool is_consonant(char c)
{
    return c != '\0' && strchr("bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ", c) != NULL;
}

static size_t letters(const char *word, size_t from, size_t to)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++)
        count += ((unsigned char)word[i] & 0xC0) != 0x80;
    return count;
}

static void mark_joints(const char *word, size_t length, const char *const *stems, size_t count, unsigned char *marks)
{
    for (size_t s = 0; s < count; s++) {
        size_t stem = strlen(stems[s]);
        for (size_t i = 3; i + stem <= length; i++)
            if (word[i] == stems[s][0] && memcmp(word + i, stems[s], stem) == 0 && letters(word, 0, i) >= 3)
                marks[i] = CHAIN_BREAK_JOINT;
    }
}

/* Two letters of which none is left behind. After a vowel, s and what follows part: "väs-ter", but "ned-stämd". */
static bool belong_together(const char *word, size_t at)
{
    static const char pairs[] = "pr br tr dr kr gr fr pl bl kl gl fl cl cr tj hj sj ch th ph kv sh wh ";
    static const char after_consonant[] = "st sk sp sl sn sv sm sc ";
    const char pair[] = {word[at], word[at + 1], ' ', '\0'};
    /* "assess-ment", "bedömnings-period" */
    bool apart = at > 0 && is_consonant(word[at - 1]) && word[at - 1] != word[at] && word[at - 1] != 'g';
    return strstr(pairs, pair) || (apart && strstr(after_consonant, pair));
}

/* Where the syllable begins whose vowel follows the consonant at i. */
static size_t syllable_at(const char *word, size_t i, bool finnish)
{
    size_t at = i;
    while (!finnish && at > 1 && is_consonant(word[at - 1]) && belong_together(word, at - 1))
        at--;
    return at;
}

static void mark_syllables(const char *word, size_t length, chain_lang lang, unsigned char *marks)
{
    bool vowel = false, finnish = lang != CHAIN_LANG_SV && lang != CHAIN_LANG_EN;
    for (size_t i = 0; i < length; i++) {
        bool fits = i > 0 && is_consonant(word[i]) && i + 1 < length && is_vowel_at(word, i + 1, length);
        size_t at = fits ? syllable_at(word, i, finnish) : i;
        bool ing = lang == CHAIN_LANG_EN && i + 4 <= length && memcmp(word + i + 1, "ing", 3) == 0;
        if (ing) /* "review-ing" */
            at = i + 1;
        if (fits && vowel && letters(word, 0, at) >= 3 && letters(word, at, length) >= (ing ? 3 : 4) && !marks[at])
            marks[at] = CHAIN_BREAK_SYLLABLE;
        vowel = vowel || is_vowel_at(word, i, length);
    }
}

void chain_hyphen_marks(const char *word, size_t length, chain_lang lang, unsigned char *marks)
{
    memset(marks, 0, length + 1);
    if (lang == CHAIN_LANG_SV)
        mark_joints(word, length, swedish_stems, sizeof swedish_stems / sizeof *swedish_stems, marks);
    else if (lang != CHAIN_LANG_EN)
        mark_joints(word, length, finnish_stems, sizeof finnish_stems / sizeof *finnish_stems, marks);
    mark_syllables(word, length, lang, marks);
    for (size_t i = 1; i < length; i++) {
        if (i + 1 < length && (unsigned char)word[i] == 0xC2 && (unsigned char)word[i + 1] == 0xAD) {
            marks[i] = 0;
            marks[i + 2] = CHAIN_BREAK_SOFT;
        } else if ((word[i - 1] == '-' || word[i - 1] == '/') && i > 1) {
            marks[i] = CHAIN_BREAK_FREE;
        }
    }
    marks[length] = 0;
}
