/* Where a Finnish word may be cut: at a soft hyphen, at the joint of a compound, else before consonant + vowel. */
#include "draw/wrap.h"

#include <string.h>

/* Parts that compounds of care are made of. Long enough not to turn up inside other words. */
static const char *const stems[] = {
    "aikai", "ajanvara", "ammatil", "ammattila", "arvioin", "arvio", "asiaka", "asiointi", "edellyty", "ehkäisy", "erikois", "etävast", "fysiotera",
    "hallin", "hammas", "hengity", "henkilö", "hoido", "hoitaj", "hoito", "huollo", "huolto", "hyvinvoin", "ilmoit",
    "itsearvi", "jakso", "johtaj", "jäsen", "järjeste", "kanav", "kartoit", "keskus", "keskuk", "keskust", "kirjaa", "kirjau",
    "kokonais", "konsult", "koordin", "kotihoi", "kotiut", "kunta", "kunto", "kuntout", "kuukau", "kysely", "käynni", "käynti",
    "käytän", "laatimi", "lastens", "liikunta", "lomak", "lähete", "lääke", "lääkär", "malli", "mielen", "mielial",
    "määritt", "neuvon", "ohjau", "ohjelm", "oireis", "omahoi", "ongelm", "opiskel", "osasto", "otto", "palau", "palaver", "palvelu",
    "perhe", "perus", "poliklin", "potila", "prosess", "psykiat", "psykol", "puheli", "päihde", "päivysty", "päätö", "päätös",
    "raken", "ryhmä", "sairaal", "sairaan", "selvit", "seuran", "soitt", "sosiaali", "suunnitel", "suunnitt", "suostum", "tapaami",
    "tarpee", "tarve", "tehtäv", "terapi", "terveyd", "terveys", "testi", "tiedot", "tieto", "tilan", "toimeentul", "toimin",
    "toimint", "toimij", "tuki", "tunnist", "tutkimu", "työky", "työnt", "työte", "valmis", "valtais", "valvon", "varau", "vastaan",
    "vastaav", "verkost", "vertais", "väline", "viikko", "viran", "yhteis", "yhteyd", "yhtey", "yksik", "äitiys",
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

static void mark_joints(const char *word, size_t length, unsigned char *marks)
{
    for (size_t s = 0; s < sizeof stems / sizeof *stems; s++) {
        size_t stem = strlen(stems[s]);
        for (size_t i = 3; i + stem <= length; i++)
            if (word[i] == stems[s][0] && memcmp(word + i, stems[s], stem) == 0 && letters(word, 0, i) >= 3)
                marks[i] = CHAIN_BREAK_JOINT;
    }
}

static void mark_syllables(const char *word, size_t length, unsigned char *marks)
{
    bool vowel = false;
    for (size_t i = 0; i < length; i++) {
        bool fits = i > 0 && is_consonant(word[i]) && i + 1 < length && is_vowel_at(word, i + 1, length);
        if (fits && vowel && letters(word, 0, i) >= 3 && letters(word, i, length) >= 4 && !marks[i])
            marks[i] = CHAIN_BREAK_SYLLABLE;
        vowel = vowel || is_vowel_at(word, i, length);
    }
}

void chain_hyphen_marks(const char *word, size_t length, unsigned char *marks)
{
    memset(marks, 0, length + 1);
    mark_joints(word, length, marks);
    mark_syllables(word, length, marks);
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
