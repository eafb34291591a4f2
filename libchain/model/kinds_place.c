/* Areas, languages, and the events and force of timing rules. Order and numbers: chain/kinds.h. */
#include "model/kinds_internal.h"

static const struct chain_kind_row area_rows[] = {
    [CHAIN_AREA_MUNICIPALITY] = {
        KIND_ID("municipality"), LABELS_SE("municipality", "kunta", "kommun", "gielda"),
        .definition = "A municipality.",
        .source = "SEED",
    },
    [CHAIN_AREA_SERVICE_AREA] = {
        KIND_ID("service-area"), LABELS("service area", "palvelualue", "serviceområde"),
        .definition = "Several municipalities that form one area of service within a county.",
        .source = "SEED 004:267",
    },
    [CHAIN_AREA_HOSPITAL_DISTRICT] = {
        KIND_ID("hospital-district"),
        LABELS_SE("hospital district", "sairaanhoitopiiri", "sjukvårdsdistrikt", "buohccedikšunbire"),
        .definition = "Former hospital district, until the end of 2022.",
        .source = "SEED; SÁ",
    },
    [CHAIN_AREA_COUNTY] = {
        KIND_ID("county"), LABELS("wellbeing services county", "hyvinvointialue", "välfärdsområde"),
        .definition = "The organiser of health and social services since 1.1.2023.",
        .source = "SEED",
    },
    [CHAIN_AREA_COLLABORATIVE_AREA] = {
        KIND_ID("collaborative-area"), LABELS("collaborative area", "yhteistyöalue", "samarbetsområde"),
        .definition = "Counties that together arrange what one cannot (YTA, formerly erva).",
        .source = "SEED",
    },
    [CHAIN_AREA_COUNTRY] = {
        KIND_ID("country"), LABELS("country", "maa", "land"),
        .definition = "A whole country.",
        .source = "SEED",
    },
};

static const uint8_t area_sorted[] = {
    CHAIN_AREA_COLLABORATIVE_AREA, CHAIN_AREA_COUNTRY, CHAIN_AREA_COUNTY, CHAIN_AREA_HOSPITAL_DISTRICT,
    CHAIN_AREA_MUNICIPALITY, CHAIN_AREA_SERVICE_AREA
};

const struct chain_kind_table chain_kinds_area = KIND_TABLE("area", area_rows, area_sorted);

static const struct chain_kind_row language_rows[] = {
    [CHAIN_LANGUAGE_FI] = {
        KIND_ID("fi"), LABELS_SE("Finnish", "suomi", "finska", "suomagiella"),
        .definition = "Finnish.",
        .source = "SÁ",
    },
    [CHAIN_LANGUAGE_SV] = {
        KIND_ID("sv"), LABELS("Swedish", "ruotsi", "svenska"),
        .definition = "Swedish.",
        .source = "own",
    },
    [CHAIN_LANGUAGE_SE] = {
        KIND_ID("se"), LABELS_SE("Northern Sámi", "pohjoissaame", "nordsamiska", "davvisámegiella"),
        .definition = "Northern Sámi.",
        .source = "SÁ",
    },
    [CHAIN_LANGUAGE_SMN] = {
        KIND_ID("smn"), LABELS_SE("Inari Sámi", "inarinsaame", "enaresamiska", "anárašgiella"),
        .definition = "Inari Sámi.",
        .source = "SÁ",
    },
    [CHAIN_LANGUAGE_SMS] = {
        KIND_ID("sms"), LABELS_SE("Skolt Sámi", "koltansaame", "skoltsamiska", "nuortalašgiella"),
        .definition = "Skolt Sámi.",
        .source = "SÁ",
    },
    [CHAIN_LANGUAGE_NO] = {
        KIND_ID("no"), LABELS("Norwegian", "norja", "norska"),
        .definition = "Norwegian.",
        .source = "own",
    },
    [CHAIN_LANGUAGE_EN] = {
        KIND_ID("en"), LABELS("English", "englanti", "engelska"),
        .definition = "English.",
        .source = "own",
    },
};

static const uint8_t language_sorted[] = {
    CHAIN_LANGUAGE_EN, CHAIN_LANGUAGE_FI, CHAIN_LANGUAGE_NO, CHAIN_LANGUAGE_SE, CHAIN_LANGUAGE_SMN,
    CHAIN_LANGUAGE_SMS, CHAIN_LANGUAGE_SV
};

const struct chain_kind_table chain_kinds_language = KIND_TABLE("language", language_rows, language_sorted);

static const struct chain_kind_row language_level_rows[] = {
    [CHAIN_LANGUAGE_LEVEL_WORKER] = {
        KIND_ID("worker"),
        LABELS("worker speaks it", "työntekijä puhuu kieltä", "arbetstagaren talar språket"),
        .definition = "The professional speaks the client's language.",
        .source = "innokyla.fi",
    },
    [CHAIN_LANGUAGE_LEVEL_WORKER_REMOTE] = {
        KIND_ID("worker-remote"),
        LABELS("worker elsewhere speaks it",
               "kielitaitoinen työntekijä muualta",
               "språkkunnig arbetstagare på annan ort"),
        .definition = "A professional elsewhere speaks it: remotely or in another municipality.",
        .source = "innokyla.fi",
    },
    [CHAIN_LANGUAGE_LEVEL_INTERPRETER] = {
        KIND_ID("interpreter"), LABELS("interpreter", "tulkki", "tolk"),
        .definition = "The client is served through an interpreter.",
        .source = "innokyla.fi",
    },
    [CHAIN_LANGUAGE_LEVEL_MATERIAL] = {
        KIND_ID("material"),
        LABELS("written material only", "vain kirjallinen materiaali", "endast skriftligt material"),
        .definition = "Only written material is translated.",
        .source = "innokyla.fi",
    },
    [CHAIN_LANGUAGE_LEVEL_NONE] = {
        KIND_ID("none"), LABELS("not in the language", "ei palvelua kielellä", "ingen service på språket"),
        .definition = "Nothing is offered in the language.",
        .source = "innokyla.fi",
    },
};

static const uint8_t language_level_sorted[] = {
    CHAIN_LANGUAGE_LEVEL_INTERPRETER, CHAIN_LANGUAGE_LEVEL_MATERIAL, CHAIN_LANGUAGE_LEVEL_NONE,
    CHAIN_LANGUAGE_LEVEL_WORKER, CHAIN_LANGUAGE_LEVEL_WORKER_REMOTE
};

const struct chain_kind_table chain_kinds_language_level =
    KIND_TABLE("language-level", language_level_rows, language_level_sorted);

static const struct chain_kind_row clock_rows[] = {
    [CHAIN_CLOCK_CONTACT] = {
        KIND_ID("contact"), LABELS("contact made by client", "asiakkaan yhteydenotto", "klientens kontakt"),
        .definition = "Starts the clock: the client contacts the service.",
        .source = "own",
    },
    [CHAIN_CLOCK_VIREILLETULO] = {
        KIND_ID("vireilletulo"), LABELS("case becomes pending", "vireilletulo", "ärendet blir anhängigt"),
        .definition = "Starts the social-care clock: the matter becomes pending.",
        .source = "THL",
    },
    [CHAIN_CLOCK_REFERRAL_ARRIVED] = {
        KIND_ID("referral-arrived"), LABELS("referral arrived", "lähete saapunut", "remissen har anlänt"),
        .definition = "Starts the clock: the referral has come in.",
        .source = "own",
    },
    [CHAIN_CLOCK_NEED_ESTABLISHED] = {
        KIND_ID("need-established"), LABELS("need established", "tarve todettu", "behovet konstaterat"),
        .definition = "Starts the clock: the need of care or service has been established.",
        .source = "own",
    },
    [CHAIN_CLOCK_ASSESSMENT_DONE] = {
        KIND_ID("assessment-done"), LABELS("assessment done", "arviointi valmis", "bedömningen klar"),
        .definition = "Starts or ends the clock: the assessment is ready.",
        .source = "own",
    },
    [CHAIN_CLOCK_DECISION] = {
        KIND_ID("decision"), LABELS("decision made", "päätös tehty", "beslut fattat"),
        .definition = "Starts the clock: the decision has been made.",
        .source = "own",
    },
    [CHAIN_CLOCK_DISCHARGE] = {
        KIND_ID("discharge"), LABELS("discharged", "kotiutettu", "utskriven"),
        .definition = "Starts the clock: the client leaves the ward.",
        .source = "own",
    },
    [CHAIN_CLOCK_CONTACT_MADE] = {
        KIND_ID("contact-made"), LABELS("contact reached", "yhteys saatu", "kontakt har nåtts"),
        .definition = "Ends the clock: the client has reached the service.",
        .source = "own",
    },
    [CHAIN_CLOCK_ASSESSMENT_STARTED] = {
        KIND_ID("assessment-started"),
        LABELS("assessment started", "arviointi aloitettu", "bedömningen inledd"),
        .definition = "Ends the clock: the assessment has begun.",
        .source = "own",
    },
    [CHAIN_CLOCK_FIRST_TREATMENT] = {
        KIND_ID("first-treatment"),
        LABELS("first treatment", "ensimmäinen hoitotapahtuma", "första vårdhändelse"),
        .definition = "Ends the clock: the first treatment event.",
        .source = "own",
    },
    [CHAIN_CLOCK_DECISION_EXECUTED] = {
        KIND_ID("decision-executed"),
        LABELS("decision carried out", "päätös toimeenpantu", "beslutet verkställt"),
        .definition = "Ends the clock: the decided service has begun.",
        .source = "own",
    },
};

static const uint8_t clock_sorted[] = {
    CHAIN_CLOCK_ASSESSMENT_DONE, CHAIN_CLOCK_ASSESSMENT_STARTED, CHAIN_CLOCK_CONTACT,
    CHAIN_CLOCK_CONTACT_MADE, CHAIN_CLOCK_DECISION, CHAIN_CLOCK_DECISION_EXECUTED, CHAIN_CLOCK_DISCHARGE,
    CHAIN_CLOCK_FIRST_TREATMENT, CHAIN_CLOCK_NEED_ESTABLISHED, CHAIN_CLOCK_REFERRAL_ARRIVED,
    CHAIN_CLOCK_VIREILLETULO
};

const struct chain_kind_table chain_kinds_clock = KIND_TABLE("clock", clock_rows, clock_sorted);

static const struct chain_kind_row force_rows[] = {
    [CHAIN_FORCE_STATUTE] = {
        KIND_ID("statute"), LABELS("statute", "säädös", "författning"),
        .definition = "Law or decree.",
        .source = "own",
    },
    [CHAIN_FORCE_GUIDELINE] = {
        KIND_ID("guideline"), LABELS("guideline", "suositus", "rekommendation"),
        .definition = "National guideline or recommendation.",
        .source = "own",
    },
    [CHAIN_FORCE_LOCAL_TARGET] = {
        KIND_ID("local-target"), LABELS("local target", "paikallinen tavoite", "lokalt mål"),
        .definition = "Target that the organiser or producer has set.",
        .source = "own",
    },
    [CHAIN_FORCE_PRACTICE] = {
        KIND_ID("practice"), LABELS("practice", "käytäntö", "praxis"),
        .definition = "How it is usually done, without a rule.",
        .source = "own",
    },
};

static const uint8_t force_sorted[] = {
    CHAIN_FORCE_GUIDELINE, CHAIN_FORCE_LOCAL_TARGET, CHAIN_FORCE_PRACTICE, CHAIN_FORCE_STATUTE
};

const struct chain_kind_table chain_kinds_force = KIND_TABLE("force", force_rows, force_sorted);
