/* Gaps, objectives, sub-areas. Order and numbers: chain/kinds.h. */
#include "model/kinds_internal.h"

static const struct chain_kind_row gap_rows[] = {
    [CHAIN_GAP_SILO] = {
        KIND_ID("silo"), LABELS("silo", "siilo", "stuprör"),
        .definition = "The client moves between sectors but responsibility and information do not.",
        .source = "G1",
    },
    [CHAIN_GAP_NO_REFERRAL_PRACTICE] = {
        KIND_ID("no-referral-practice"),
        LABELS("referral practice missing", "lähetekäytäntö puuttuu", "remisspraxis saknas"),
        .definition = "How to refer is missing or unclear.",
        .source = "G2",
    },
    [CHAIN_GAP_LOST_HANDOFF] = {
        KIND_ID("lost-handoff"), LABELS("lost handoff", "katkennut siirtymä", "bruten överföring"),
        .definition = "A handoff without receiver, acknowledgement or feedback.",
        .source = "G2",
    },
    [CHAIN_GAP_INFO_GAP] = {
        KIND_ID("info-gap"), LABELS("information does not arrive", "tieto ei siirry", "information saknas"),
        .definition = "Information that a step needs does not arrive.",
        .source = "G3",
    },
    [CHAIN_GAP_REPEAT_TELLING] = {
        KIND_ID("repeat-telling"),
        LABELS("client must repeat", "asia kerrotaan moneen kertaan", "klienten upprepar sig"),
        .definition = "The client is asked again for what was already told.",
        .source = "G3",
    },
    [CHAIN_GAP_DUPLICATE] = {
        KIND_ID("duplicate"), LABELS("duplicate work", "päällekkäinen työ", "dubbelarbete"),
        .definition = "The same work or assessment is done twice.",
        .source = "G4",
    },
    [CHAIN_GAP_RECORDING] = {
        KIND_ID("recording"),
        LABELS("inconsistent recording", "epäyhtenäinen kirjaaminen", "inkonsekvent dokumentering"),
        .definition = "The same thing is recorded in different ways.",
        .source = "G5",
    },
    [CHAIN_GAP_ACCESS_AREA] = {
        KIND_ID("access-area"), LABELS("differs by area", "alueellinen ero", "regional skillnad"),
        .definition = "The service differs by area.",
        .source = "G6",
    },
    [CHAIN_GAP_ACCESS_CHANNEL] = {
        KIND_ID("access-channel"), LABELS("channel missing", "kanava puuttuu", "kanal saknas"),
        .definition = "A channel that the clients need is missing.",
        .source = "G17",
    },
    [CHAIN_GAP_LANGUAGE] = {
        KIND_ID("language"), LABELS("language not covered", "kieli- tai kulttuurikatve", "språklig lucka"),
        .definition = "A language or culture is not covered.",
        .source = "G11",
    },
    [CHAIN_GAP_TIMING] = {
        KIND_ID("timing"), LABELS("over the limit", "määräaika ylittyy", "tidsgräns överskrids"),
        .definition = "A time limit is exceeded.",
        .source = "G7",
    },
    [CHAIN_GAP_TIMING_UNKNOWN] = {
        KIND_ID("timing-unknown"), LABELS("time unknown", "aika ei tiedossa", "tiden okänd"),
        .definition = "The time, or the start of the clock, is not known.",
        .source = "G7",
    },
    [CHAIN_GAP_PLAN_MISSING] = {
        KIND_ID("plan-missing"),
        LABELS("plan or responsible worker missing",
               "suunnitelma tai vastuutyöntekijä puuttuu",
               "plan eller ansvarig arbetstagare saknas"),
        .definition = "There is no plan or no responsible worker.",
        .source = "G9",
    },
    [CHAIN_GAP_NEED_UNRECOGNISED] = {
        KIND_ID("need-unrecognised"),
        LABELS("need not recognised", "tarvetta ei tunnisteta", "behovet identifieras inte"),
        .definition = "A need or a shared client is not recognised.",
        .source = "G10",
    },
    [CHAIN_GAP_TOO_MANY_CONTACTS] = {
        KIND_ID("too-many-contacts"),
        LABELS("too many contacts", "liian monta yhteydenottoa", "för många kontakter"),
        .definition = "Too many contacts or persons before the right service.",
        .source = "G8",
    },
    [CHAIN_GAP_METRIC_MISSING] = {
        KIND_ID("metric-missing"), LABELS("metric missing", "mittari puuttuu", "mätare saknas"),
        .definition = "There is no metric, baseline or data.",
        .source = "G12",
    },
    [CHAIN_GAP_OUTCOME_UNACCOUNTED] = {
        KIND_ID("outcome-unaccounted"),
        LABELS("outcomes do not add up", "tulokset eivät täsmää", "utfallen stämmer inte"),
        .definition = "Shares or outcomes do not add up.",
        .source = "G12",
    },
    [CHAIN_GAP_NOT_IMPLEMENTED] = {
        KIND_ID("not-implemented"), LABELS("not in use", "ei käytössä", "inte i bruk"),
        .definition = "Described but not in use.",
        .source = "G13",
    },
    [CHAIN_GAP_PRACTICE_VARIATION] = {
        KIND_ID("practice-variation"), LABELS("practice varies", "käytäntö vaihtelee", "praxis varierar"),
        .definition = "The same step is done differently.",
        .source = "G14",
    },
    [CHAIN_GAP_ROLES_UNCLEAR] = {
        KIND_ID("roles-unclear"), LABELS("roles unclear", "työnjako sopimatta", "oklar arbetsfördelning"),
        .definition = "Responsibility has not been agreed.",
        .source = "G1",
    },
    [CHAIN_GAP_COMPETENCE] = {
        KIND_ID("competence"), LABELS("competence lacking", "osaamisvaje", "kompetensbrist"),
        .definition = "Competence that the work needs is lacking.",
        .source = "G18",
    },
    [CHAIN_GAP_CAPACITY] = {
        KIND_ID("capacity"), LABELS("capacity lacking", "resurssivaje", "resursbrist"),
        .definition = "Time or people are lacking, or all depends on one person.",
        .source = "G18",
    },
    [CHAIN_GAP_EVIDENCE] = {
        KIND_ID("evidence"), LABELS("effect unknown", "vaikuttavuus tuntematon", "evidens saknas"),
        .definition = "There is no evidence for what a step does.",
        .source = "G19",
    },
    [CHAIN_GAP_PREVENTION_LOW] = {
        KIND_ID("prevention-low"),
        LABELS("weight on heavy services", "painotus raskaissa palveluissa", "tyngdpunkt på tunga tjänster"),
        .definition = "The weight is on heavy services instead of prevention.",
        .source = "G16",
    },
    [CHAIN_GAP_GOVERNANCE] = {
        KIND_ID("governance"), LABELS("owner missing", "omistaja puuttuu", "ägare saknas"),
        .definition = "The chain has no owner, review or version.",
        .source = "G20",
    },
    [CHAIN_GAP_DEPENDENCY] = {
        KIND_ID("dependency"), LABELS("dependency", "riippuvuus", "beroende"),
        .definition = "Depends on something that is not ready.",
        .source = "G18",
    },
    [CHAIN_GAP_VIEW_MISMATCH] = {
        KIND_ID("view-mismatch"),
        LABELS("views disagree", "näkökulmat eivät vastaa toisiaan", "perspektiven stämmer inte"),
        .definition = "The client's and the professional's view disagree.",
        .source = "G21",
    },
    [CHAIN_GAP_STRUCTURE] = {
        KIND_ID("structure"), LABELS("structural fault", "rakenteellinen virhe", "strukturfel"),
        .definition = "Unreachable step, dead end or unlabelled branch.",
        .source = "G22",
    },
    [CHAIN_GAP_NOT_ASSESSABLE] = {
        KIND_ID("not-assessable"), LABELS("not assessable", "ei arvioitavissa", "kan inte bedömas"),
        .definition = "The data are not enough to judge.",
        .source = "own",
    },
};

static const uint8_t gap_sorted[] = {
    CHAIN_GAP_ACCESS_AREA, CHAIN_GAP_ACCESS_CHANNEL, CHAIN_GAP_CAPACITY, CHAIN_GAP_COMPETENCE,
    CHAIN_GAP_DEPENDENCY, CHAIN_GAP_DUPLICATE, CHAIN_GAP_EVIDENCE, CHAIN_GAP_GOVERNANCE, CHAIN_GAP_INFO_GAP,
    CHAIN_GAP_LANGUAGE, CHAIN_GAP_LOST_HANDOFF, CHAIN_GAP_METRIC_MISSING, CHAIN_GAP_NEED_UNRECOGNISED,
    CHAIN_GAP_NO_REFERRAL_PRACTICE, CHAIN_GAP_NOT_ASSESSABLE, CHAIN_GAP_NOT_IMPLEMENTED,
    CHAIN_GAP_OUTCOME_UNACCOUNTED, CHAIN_GAP_PLAN_MISSING, CHAIN_GAP_PRACTICE_VARIATION,
    CHAIN_GAP_PREVENTION_LOW, CHAIN_GAP_RECORDING, CHAIN_GAP_REPEAT_TELLING, CHAIN_GAP_ROLES_UNCLEAR,
    CHAIN_GAP_SILO, CHAIN_GAP_STRUCTURE, CHAIN_GAP_TIMING, CHAIN_GAP_TIMING_UNKNOWN,
    CHAIN_GAP_TOO_MANY_CONTACTS, CHAIN_GAP_VIEW_MISMATCH
};

const struct chain_kind_table chain_kinds_gap = KIND_TABLE("gap", gap_rows, gap_sorted);

static const struct chain_kind_row objective_rows[] = {
    [CHAIN_OBJECTIVE_OBJ1] = {
        KIND_ID("obj1"),
        LABELS("equal access, timeliness, continuity",
               "yhdenvertainen saatavuus, oikea-aikaisuus ja jatkuvuus",
               "lika tillgång, rättidighet och kontinuitet"),
        .definition = "Services are reached equally, in time and without breaks.",
        .source = "SEED",
    },
    [CHAIN_OBJECTIVE_OBJ2] = {
        KIND_ID("obj2"),
        LABELS("shift to preventive, proactive work",
               "painotus ehkäisevään ja ennakoivaan työhön",
               "tyngdpunkt på förebyggande arbete"),
        .definition = "The weight moves from repairing to preventing.",
        .source = "SEED",
    },
    [CHAIN_OBJECTIVE_OBJ3] = {
        KIND_ID("obj3"),
        LABELS("quality and effectiveness", "laatu ja vaikuttavuus", "kvalitet och genomslag"),
        .definition = "Services are good and have an effect.",
        .source = "SEED",
    },
    [CHAIN_OBJECTIVE_OBJ4] = {
        KIND_ID("obj4"),
        LABELS("multi-sector work, interoperability",
               "monialaisuus ja yhteentoimivuus",
               "sektorsövergripande och fungerande helheter"),
        .definition = "Sectors work as one whole for the client.",
        .source = "SEED",
    },
    [CHAIN_OBJECTIVE_OBJ5] = {
        KIND_ID("obj5"),
        LABELS("curbing cost growth", "kustannusten nousun hillitseminen", "dämpad kostnadsökning"),
        .definition = "The growth of costs is held back.",
        .source = "soteuudistus.fi",
    },
};

static const uint8_t objective_sorted[] = {
    CHAIN_OBJECTIVE_OBJ1, CHAIN_OBJECTIVE_OBJ2, CHAIN_OBJECTIVE_OBJ3, CHAIN_OBJECTIVE_OBJ4,
    CHAIN_OBJECTIVE_OBJ5
};

const struct chain_kind_table chain_kinds_objective =
    KIND_TABLE("objective", objective_rows, objective_sorted);

static const struct chain_kind_row sub_area_rows[] = {
    [CHAIN_SUB_AREA_SOTE_CENTRE] = {
        KIND_ID("sote-centre"),
        LABELS("health and social services centre", "sote-keskus", "social- och hälsocentral"),
        .definition = "Developing the health and social services centre.",
        .source = "SEED 004:97",
    },
    [CHAIN_SUB_AREA_CHILDREN_FAMILIES] = {
        KIND_ID("children-families"),
        LABELS("children, young people and families", "lapset, nuoret ja perheet", "barn, unga och familjer"),
        .definition = "Services for children, young people and families.",
        .source = "SEED 004:97",
    },
    [CHAIN_SUB_AREA_SAMI] = {
        KIND_ID("sami"),
        LABELS_SE("Sámi-language services",
               "saamenkieliset palvelut",
               "samiskspråkiga tjänster",
               "sámegielat bálvalusat"),
        .definition = "Services in the Sámi languages and fit for Sámi culture.",
        .source = "SEED 004:97; SÁ",
    },
    [CHAIN_SUB_AREA_ELDERLY] = {
        KIND_ID("elderly"), LABELS("services for older people", "ikäihmisten palvelut", "tjänster för äldre"),
        .definition = "Services for older people.",
        .source = "SEED 004:97",
    },
    [CHAIN_SUB_AREA_DIGITAL] = {
        KIND_ID("digital"), LABELS("digital services", "digitaaliset palvelut", "digitala tjänster"),
        .definition = "Digital services.",
        .source = "own",
    },
};

static const uint8_t sub_area_sorted[] = {
    CHAIN_SUB_AREA_CHILDREN_FAMILIES, CHAIN_SUB_AREA_DIGITAL, CHAIN_SUB_AREA_ELDERLY, CHAIN_SUB_AREA_SAMI,
    CHAIN_SUB_AREA_SOTE_CENTRE
};

const struct chain_kind_table chain_kinds_sub_area = KIND_TABLE("sub-area", sub_area_rows, sub_area_sorted);
