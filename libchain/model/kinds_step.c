/* Steps, and what goes with them: ends, tiers, visibility. Order and numbers: chain/kinds.h. */
#include "model/kinds_internal.h"

/* Short names for the traits of this file. */
enum {
    CLIENT_SEES = CHAIN_TRAIT_CLIENT_SEES, CLIENT_ACTS = CHAIN_TRAIT_CLIENT_ACTS,
    ENCOUNTER = CHAIN_TRAIT_ENCOUNTER, HELP = CHAIN_TRAIT_HELP, ASSESSMENT = CHAIN_TRAIT_ASSESSMENT,
    WAIT = CHAIN_TRAIT_WAIT, PLAN = CHAIN_TRAIT_PLAN
};

static const struct chain_kind_row step_rows[] = {
    [CHAIN_STEP_NEED] = {
        KIND_ID("need"), LABELS("need arises", "tarpeen herääminen", "behovet uppstår"),
        .definition = "The client, or someone near, notices a worry, before any service.",
        .source = "INN", .traits = CLIENT_SEES | CLIENT_ACTS,
    },
    [CHAIN_STEP_CONTACT] = {
        KIND_ID("contact"), LABELS_SE("contact", "yhteydenotto", "kontakt", "oktavuohta"),
        .definition = "The client reaches a service by some channel.",
        .source = "SEED; SÁ", .traits = CLIENT_SEES | CLIENT_ACTS,
    },
    [CHAIN_STEP_RECALL] = {
        KIND_ID("recall"), LABELS("invitation", "kutsu", "kallelse"),
        .definition = "The service invites an age group or a client who is due for review.",
        .source = "SEED 004:331", .traits = CLIENT_SEES,
    },
    [CHAIN_STEP_IDENTIFY] = {
        KIND_ID("identify"), LABELS("identification", "tunnistaminen", "identifiering"),
        .definition = "A professional recognises a need outside the own task and brings it up.",
        .source = "SEED 004:201", .traits = CLIENT_SEES,
    },
    [CHAIN_STEP_OUTREACH] = {
        KIND_ID("outreach"), LABELS("outreach", "etsivä työ", "uppsökande arbete"),
        .definition = "The service goes to the client without a request.",
        .source = "SEED 000:84", .traits = CLIENT_SEES | ENCOUNTER,
    },
    [CHAIN_STEP_ADVICE] = {
        KIND_ID("advice"), LABELS("guidance and advice", "neuvonta ja ohjaus", "rådgivning och handledning"),
        .definition = "Information and direction without a client relation.",
        .source = "SHL 6 § (unconfirmed no.)", .traits = CLIENT_SEES | ENCOUNTER,
    },
    [CHAIN_STEP_SELF_ASSESS] = {
        KIND_ID("self-assess"), LABELS("self-assessment", "itsearviointi", "egenbedömning"),
        .definition = "The client answers a structured questionnaire.",
        .source = "SEED", .traits = CLIENT_SEES | CLIENT_ACTS,
    },
    [CHAIN_STEP_SELF_CARE] = {
        KIND_ID("self-care"), LABELS("self-care", "omahoito", "egenvård"),
        .definition = "The client acts alone, possibly guided.",
        .source = "SEED 004:331", .traits = CLIENT_SEES | CLIENT_ACTS,
    },
    [CHAIN_STEP_TRIAGE] = {
        KIND_ID("triage"),
        LABELS("need-of-care assessment", "hoidon tarpeen arviointi", "bedömning av vårdbehovet"),
        .definition = "A health professional judges need, urgency and place of care.",
        .source = "TerHL 51 §", .traits = CLIENT_SEES | ENCOUNTER | ASSESSMENT,
    },
    [CHAIN_STEP_NEED_ASSESSMENT] = {
        KIND_ID("need-assessment"),
        LABELS("service-need assessment", "palvelutarpeen arviointi", "bedömning av servicebehovet"),
        .definition = "A social-care professional assesses the need for support and services.",
        .source = "SHL 36 §", .traits = CLIENT_SEES | ENCOUNTER | ASSESSMENT,
    },
    [CHAIN_STEP_FUNCTION_ASSESSMENT] = {
        KIND_ID("function-assessment"),
        LABELS("functional-ability assessment", "toimintakyvyn arviointi", "bedömning av funktionsförmågan"),
        .definition = "Structured measurement of functional ability.",
        .source = "VPL 15, 15 a §", .traits = CLIENT_SEES | ENCOUNTER | ASSESSMENT,
    },
    [CHAIN_STEP_EXAMINE] = {
        KIND_ID("examine"), LABELS("examination", "tutkimus", "undersökning"),
        .definition = "Clinical or other professional examination.",
        .source = "own", .traits = CLIENT_SEES | ENCOUNTER | ASSESSMENT,
    },
    [CHAIN_STEP_CONSULT] = {
        KIND_ID("consult"), LABELS("consultation", "konsultaatio", "konsultation"),
        .definition = "A professional asks another; the client stays.",
        .source = "SEED 000:102",
    },
    [CHAIN_STEP_MEETING] = {
        KIND_ID("meeting"), LABELS("network meeting", "verkostotapaaminen", "nätverksmöte"),
        .definition = "Several actors meet, normally together with the client.",
        .source = "SEED 004:237", .traits = CLIENT_SEES | ENCOUNTER,
    },
    [CHAIN_STEP_PLAN] = {
        KIND_ID("plan"), LABELS("planning", "suunnitelman laatiminen", "uppgörande av plan"),
        .definition = "Produces or revises a plan document.",
        .source = "SHL 39 §; SEED", .traits = CLIENT_SEES | ENCOUNTER | ASSESSMENT | PLAN,
    },
    [CHAIN_STEP_DECIDE] = {
        KIND_ID("decide"), LABELS("administrative decision", "päätös", "beslut"),
        .definition = "Formal decision on a service, open to appeal.",
        .source = "SHL 45 §", .traits = CLIENT_SEES,
    },
    [CHAIN_STEP_BRANCH] = {
        KIND_ID("branch"), LABELS("decision point", "valinta", "val"),
        .definition = "Exclusive choice with labelled outcomes (BPMN exclusive gateway).",
        .source = "BPMN",
    },
    [CHAIN_STEP_PARALLEL] = {
        KIND_ID("parallel"), LABELS("parallel split or join", "rinnakkaisuus", "parallell gren"),
        .definition = "All branches run (BPMN parallel gateway).",
        .source = "BPMN",
    },
    [CHAIN_STEP_TREAT] = {
        KIND_ID("treat"), LABELS_SE("treatment", "hoito", "vård", "dikšu"),
        .definition = "Care given by a professional.",
        .source = "own", .traits = CLIENT_SEES | ENCOUNTER | HELP,
    },
    [CHAIN_STEP_INTERVENTION] = {
        KIND_ID("intervention"),
        LABELS("structured intervention", "määrämuotoinen menetelmä", "strukturerad intervention"),
        .definition = "Manualised, time-limited method with a session count.",
        .source = "STM/psyli.fi on terapiatakuu", .traits = CLIENT_SEES | ENCOUNTER | HELP,
    },
    [CHAIN_STEP_REHAB] = {
        KIND_ID("rehab"), LABELS("rehabilitation", "kuntoutus", "rehabilitering"),
        .definition = "Goal-oriented restoration of ability.",
        .source = "SHL 17 §; SEED", .traits = CLIENT_SEES | ENCOUNTER | HELP,
    },
    [CHAIN_STEP_SUPPORT] = {
        KIND_ID("support"),
        LABELS_SE("support service", "sosiaalipalvelu", "socialservice", "sosiálabálvalus"),
        .definition = "A social service is delivered.",
        .source = "SHL 14 § (unconfirmed no.); SÁ", .traits = CLIENT_SEES | ENCOUNTER | HELP,
    },
    [CHAIN_STEP_HOME_VISIT] = {
        KIND_ID("home-visit"), LABELS("home visit", "kotikäynti", "hembesök"),
        .definition = "Service at the client's home.",
        .source = "own", .traits = CLIENT_SEES | ENCOUNTER,
    },
    [CHAIN_STEP_GROUP] = {
        KIND_ID("group"), LABELS("group activity", "ryhmätoiminta", "gruppverksamhet"),
        .definition = "Peer or training group.",
        .source = "SHL 17 §", .traits = CLIENT_SEES | ENCOUNTER | HELP,
    },
    [CHAIN_STEP_INPATIENT] = {
        KIND_ID("inpatient"), LABELS("ward episode", "osastojakso", "vårdperiod på avdelning"),
        .definition = "Stay in a hospital or on a ward.",
        .source = "own", .traits = CLIENT_SEES | ENCOUNTER | HELP,
    },
    [CHAIN_STEP_DISCHARGE] = {
        KIND_ID("discharge"), LABELS("discharge", "kotiutus", "utskrivning"),
        .definition = "Return home from a ward.",
        .source = "SEED 004:237", .traits = CLIENT_SEES,
    },
    [CHAIN_STEP_DISPENSE] = {
        KIND_ID("dispense"), LABELS("supply of product", "valmisteen jakelu", "utdelning av preparat"),
        .definition = "Handing out a product, such as contraception.",
        .source = "SEED 004:339", .traits = CLIENT_SEES | ENCOUNTER | HELP,
    },
    [CHAIN_STEP_NOTIFY] = {
        KIND_ID("notify"), LABELS("statutory notification", "ilmoitus", "anmälan"),
        .definition = "Duty-based message to another authority.",
        .source = "SEED 004:201",
    },
    [CHAIN_STEP_WAIT] = {
        KIND_ID("wait"), LABELS("waiting", "odotus", "väntan"),
        .definition = "Nothing happens but the clock runs; the client sees it.",
        .source = "SB", .traits = CLIENT_SEES | WAIT,
    },
    [CHAIN_STEP_FOLLOWUP] = {
        KIND_ID("followup"), LABELS("follow-up", "seuranta", "uppföljning"),
        .definition = "Planned check of the result.",
        .source = "SEED 004:351", .traits = CLIENT_SEES | ENCOUNTER,
    },
    [CHAIN_STEP_REVIEW] = {
        KIND_ID("review"), LABELS("review of plan", "suunnitelman tarkistus", "granskning av plan"),
        .definition = "Re-evaluation at an agreed interval.",
        .source = "own", .traits = CLIENT_SEES | ENCOUNTER,
    },
    [CHAIN_STEP_RECORD] = {
        KIND_ID("record"), LABELS("recording", "kirjaaminen", "dokumentering"),
        .definition = "Entry into a record, with a form and a statistics rule.",
        .source = "SEED 004:199", .traits = ASSESSMENT,
    },
    [CHAIN_STEP_MEASURE] = {
        KIND_ID("measure"), LABELS("measurement", "mittaaminen", "mätning"),
        .definition = "Produces an indicator value, such as T3, COCI or feedback.",
        .source = "SEED",
    },
    [CHAIN_STEP_CLOSE] = {
        KIND_ID("close"), LABELS("closing", "asiakkuuden päättäminen", "avslutande"),
        .definition = "The client relation ends and feedback is given.",
        .source = "own", .traits = CLIENT_SEES,
    },
    [CHAIN_STEP_SUBCHAIN] = {
        KIND_ID("subchain"), LABELS("reference to chain", "viittaus ketjuun", "hänvisning till kedja"),
        .definition = "The step is expanded in another model.",
        .source = "BPMN call activity", .traits = CLIENT_SEES,
    },
};

static const uint8_t step_sorted[] = {
    CHAIN_STEP_ADVICE, CHAIN_STEP_BRANCH, CHAIN_STEP_CLOSE, CHAIN_STEP_CONSULT, CHAIN_STEP_CONTACT,
    CHAIN_STEP_DECIDE, CHAIN_STEP_DISCHARGE, CHAIN_STEP_DISPENSE, CHAIN_STEP_EXAMINE, CHAIN_STEP_FOLLOWUP,
    CHAIN_STEP_FUNCTION_ASSESSMENT, CHAIN_STEP_GROUP, CHAIN_STEP_HOME_VISIT, CHAIN_STEP_IDENTIFY,
    CHAIN_STEP_INPATIENT, CHAIN_STEP_INTERVENTION, CHAIN_STEP_MEASURE, CHAIN_STEP_MEETING, CHAIN_STEP_NEED,
    CHAIN_STEP_NEED_ASSESSMENT, CHAIN_STEP_NOTIFY, CHAIN_STEP_OUTREACH, CHAIN_STEP_PARALLEL, CHAIN_STEP_PLAN,
    CHAIN_STEP_RECALL, CHAIN_STEP_RECORD, CHAIN_STEP_REHAB, CHAIN_STEP_REVIEW, CHAIN_STEP_SELF_ASSESS,
    CHAIN_STEP_SELF_CARE, CHAIN_STEP_SUBCHAIN, CHAIN_STEP_SUPPORT, CHAIN_STEP_TREAT, CHAIN_STEP_TRIAGE,
    CHAIN_STEP_WAIT
};

const struct chain_kind_table chain_kinds_step = KIND_TABLE("step", step_rows, step_sorted);

static const struct chain_kind_row end_rows[] = {
    [CHAIN_END_RESOLVED] = {
        KIND_ID("resolved"), LABELS("need met", "tarve täyttyi", "behovet är tillgodosett"),
        .definition = "The need that started the chain has been met.",
        .source = "own",
    },
    [CHAIN_END_REFERRED_OUT] = {
        KIND_ID("referred-out"),
        LABELS("moved elsewhere", "siirtyi muualle", "gick vidare till annan service"),
        .definition = "The client goes on in a service outside this chain.",
        .source = "own",
    },
    [CHAIN_END_DROPOUT] = {
        KIND_ID("dropout"), LABELS("dropped out", "keskeytti", "avbröt"),
        .definition = "The client breaks off before the end; a reason is needed.",
        .source = "SEED 004:351",
    },
    [CHAIN_END_OTHER] = {
        KIND_ID("other"), LABELS("other ending", "muu päättyminen", "annat avslut"),
        .definition = "The chain ends otherwise, such as by death or a move.",
        .source = "own",
    },
};

static const uint8_t end_sorted[] = {
    CHAIN_END_DROPOUT, CHAIN_END_OTHER, CHAIN_END_REFERRED_OUT, CHAIN_END_RESOLVED
};

const struct chain_kind_table chain_kinds_end = KIND_TABLE("end", end_rows, end_sorted);

static const struct chain_kind_row tier_rows[] = {
    [CHAIN_TIER_UNIVERSAL] = {
        KIND_ID("universal"), LABELS("for everyone", "kaikille", "för alla"),
        .definition = "Service meant for everyone, without a recognised need.",
        .source = "own",
    },
    [CHAIN_TIER_EARLY] = {
        KIND_ID("early"), LABELS("early support", "varhainen tuki", "tidigt stöd"),
        .definition = "Light support soon after a need has been noticed.",
        .source = "own",
    },
    [CHAIN_TIER_BASIC] = {
        KIND_ID("basic"), LABELS("basic level", "perustaso", "basnivå"),
        .definition = "Ordinary basic-level service.",
        .source = "own",
    },
    [CHAIN_TIER_SPECIAL] = {
        KIND_ID("special"), LABELS("special level", "erityistaso", "specialnivå"),
        .definition = "Specialised service.",
        .source = "own",
    },
    [CHAIN_TIER_HEAVY] = {
        KIND_ID("heavy"), LABELS("heavy services", "raskaat palvelut", "tunga tjänster"),
        .definition = "Institution, round-the-clock care, custody, emergency care or a hospital bed.",
        .source = "own",
    },
};

static const uint8_t tier_sorted[] = {
    CHAIN_TIER_BASIC, CHAIN_TIER_EARLY, CHAIN_TIER_HEAVY, CHAIN_TIER_SPECIAL, CHAIN_TIER_UNIVERSAL
};

const struct chain_kind_table chain_kinds_tier = KIND_TABLE("tier", tier_rows, tier_sorted);

static const struct chain_kind_row visibility_rows[] = {
    [CHAIN_VISIBILITY_CLIENT_ACTION] = {
        KIND_ID("client-action"), LABELS("client's own action", "asiakkaan toiminta", "klientens handling"),
        .definition = "The client does it.",
        .source = "SB",
    },
    [CHAIN_VISIBILITY_FRONTSTAGE] = {
        KIND_ID("frontstage"), LABELS("meets the client", "asiakkaalle näkyvä", "synligt för klienten"),
        .definition = "A professional does it and the client meets it.",
        .source = "SB",
    },
    [CHAIN_VISIBILITY_BACKSTAGE] = {
        KIND_ID("backstage"), LABELS("behind the scenes", "taustatyö", "bakgrundsarbete"),
        .definition = "A professional does it out of the client's sight.",
        .source = "SB",
    },
    [CHAIN_VISIBILITY_SUPPORT] = {
        KIND_ID("support"), LABELS("support process", "tukiprosessi", "stödprocess"),
        .definition = "Keeps the service going: systems, measurement, training.",
        .source = "SB",
    },
};

static const uint8_t visibility_sorted[] = {
    CHAIN_VISIBILITY_BACKSTAGE, CHAIN_VISIBILITY_CLIENT_ACTION, CHAIN_VISIBILITY_FRONTSTAGE,
    CHAIN_VISIBILITY_SUPPORT
};

const struct chain_kind_table chain_kinds_visibility =
    KIND_TABLE("visibility", visibility_rows, visibility_sorted);
