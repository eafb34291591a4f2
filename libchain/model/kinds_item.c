/* Items of information and the form they are recorded in. Order and numbers: chain/kinds.h. */
#include "model/kinds_internal.h"

static const struct chain_kind_row item_rows[] = {
    [CHAIN_ITEM_CONTACT_REASON] = {
        KIND_ID("contact-reason"), LABELS("reason for contact", "yhteydenoton syy", "orsak till kontakt"),
        .definition = "Why the client makes contact; in the call record or form.",
        .source = "own",
    },
    [CHAIN_ITEM_LANGUAGE] = {
        KIND_ID("language"), LABELS("service language", "asiointikieli", "servicespråk"),
        .definition = "Language of service and need of an interpreter; in the record's header.",
        .source = "own",
    },
    [CHAIN_ITEM_CONSENT] = {
        KIND_ID("consent"), LABELS("consent", "suostumus", "samtycke"),
        .definition = "Consent, or permit to disclose information; in Kanta.",
        .source = "own",
    },
    [CHAIN_ITEM_TRIAGE_RESULT] = {
        KIND_ID("triage-result"),
        LABELS("need and urgency", "hoidon tarve ja kiireellisyys", "vårdbehov och brådskandegrad"),
        .definition = "Result of the need-of-care assessment; in the patient record.",
        .source = "own",
    },
    [CHAIN_ITEM_QUESTIONNAIRE] = {
        KIND_ID("questionnaire"), LABELS("symptom questionnaire", "oirekysely", "symtomformulär"),
        .definition = "Filled questionnaire such as BDI, PHQ-9 or AUDIT.",
        .source = "own",
    },
    [CHAIN_ITEM_ASSESSMENT_SERVICE] = {
        KIND_ID("assessment-service"),
        LABELS("service-need assessment", "palvelutarpeen arvio", "bedömning av servicebehovet"),
        .definition = "Result of the service-need assessment; in the social record.",
        .source = "own",
    },
    [CHAIN_ITEM_ASSESSMENT_RAI] = {
        KIND_ID("assessment-rai"), LABELS("RAI assessment", "RAI-arviointi", "RAI-bedömning"),
        .definition = "Result of a RAI assessment; in the RAI database.",
        .source = "own",
    },
    [CHAIN_ITEM_ASSESSMENT_WORK] = {
        KIND_ID("assessment-work"),
        LABELS("work-ability assessment", "työkyvyn arvio", "bedömning av arbetsförmågan"),
        .definition = "Statement of ability to work.",
        .source = "own",
    },
    [CHAIN_ITEM_CLIENT_PLAN] = {
        KIND_ID("client-plan"), LABELS("client plan", "asiakassuunnitelma", "klientplan"),
        .definition = "Plan of social care; in the social record and Kanta.",
        .source = "own",
    },
    [CHAIN_ITEM_CARE_PLAN] = {
        KIND_ID("care-plan"),
        LABELS("health and care plan", "terveys- ja hoitosuunnitelma", "hälso- och vårdplan"),
        .definition = "Plan of health care; in the patient record and Kanta.",
        .source = "own",
    },
    [CHAIN_ITEM_REHAB_PLAN] = {
        KIND_ID("rehab-plan"), LABELS("rehabilitation plan", "kuntoutussuunnitelma", "rehabiliteringsplan"),
        .definition = "Plan of rehabilitation; in the record.",
        .source = "own",
    },
    [CHAIN_ITEM_MULTI_PLAN] = {
        KIND_ID("multi-plan"),
        LABELS("multi-sector employment plan",
               "monialainen työllistymissuunnitelma",
               "sektorsövergripande sysselsättningsplan"),
        .definition = "Joint plan of employment, social and health services; in the TYM register.",
        .source = "own",
    },
    [CHAIN_ITEM_DECISION_DOC] = {
        KIND_ID("decision-doc"), LABELS("decision", "päätös", "beslut"),
        .definition = "Written decision on a service; in the social record.",
        .source = "own",
    },
    [CHAIN_ITEM_REFERRAL_DOC] = {
        KIND_ID("referral-doc"), LABELS("referral", "lähete", "remiss"),
        .definition = "The referral itself; by e-referral.",
        .source = "own",
    },
    [CHAIN_ITEM_MED_LIST] = {
        KIND_ID("med-list"), LABELS("medication list", "lääkelista", "läkemedelslista"),
        .definition = "Medicines in use; in Kanta.",
        .source = "own",
    },
    [CHAIN_ITEM_EPICRISIS] = {
        KIND_ID("epicrisis"), LABELS("medical summary", "epikriisi", "epikris"),
        .definition = "Physician's summary of a care episode; in Kanta.",
        .source = "own",
    },
    [CHAIN_ITEM_NURSING_SUMMARY] = {
        KIND_ID("nursing-summary"), LABELS("nursing summary", "hoitotyön yhteenveto", "vårdsammandrag"),
        .definition = "Nurse's summary of a care episode; in Kanta.",
        .source = "own",
    },
    [CHAIN_ITEM_FUNCTION_STATUS] = {
        KIND_ID("function-status"), LABELS("functional status", "toimintakykytieto", "funktionsförmåga"),
        .definition = "What the client is able to do, by RAI or ICF.",
        .source = "own",
    },
    [CHAIN_ITEM_HOME_SITUATION] = {
        KIND_ID("home-situation"),
        LABELS("home and support network", "koti- ja läheistilanne", "hemförhållanden"),
        .definition = "Home, near ones and their help; in the referral.",
        .source = "own",
    },
    [CHAIN_ITEM_AID_NEED] = {
        KIND_ID("aid-need"), LABELS("assistive devices", "apuvälinetarve", "hjälpmedelsbehov"),
        .definition = "Which assistive devices are needed; in the referral.",
        .source = "own",
    },
    [CHAIN_ITEM_GOAL_CLIENT] = {
        KIND_ID("goal-client"),
        LABELS("client's own goals", "asiakkaan omat tavoitteet", "klientens egna mål"),
        .definition = "What the client wants; in the plan.",
        .source = "own",
    },
    [CHAIN_ITEM_RESPONSIBLE] = {
        KIND_ID("responsible"), LABELS("responsible worker", "vastuutyöntekijä", "ansvarig arbetstagare"),
        .definition = "Who is responsible for the whole; in the plan.",
        .source = "own",
    },
    [CHAIN_ITEM_RISK] = {
        KIND_ID("risk"), LABELS("risk", "riski", "risk"),
        .definition = "Risk such as violence, self-harm or a fall; in the record.",
        .source = "own",
    },
    [CHAIN_ITEM_FOLLOWUP_DATE] = {
        KIND_ID("followup-date"), LABELS("next check", "seuraava kontrolli", "följande kontroll"),
        .definition = "When the next check is; in the booking.",
        .source = "own",
    },
    [CHAIN_ITEM_FEEDBACK_DOC] = {
        KIND_ID("feedback-doc"), LABELS("result message", "palaute", "respons"),
        .definition = "What came of it, to the sender; as a reply to the e-referral.",
        .source = "own",
    },
    [CHAIN_ITEM_STATISTICS] = {
        KIND_ID("statistics"), LABELS("statistics entry", "tilastomerkintä", "statistikföring"),
        .definition = "Entry for statistics (Avohilmo, Hilmo); in the register.",
        .source = "own",
    },
    [CHAIN_ITEM_INVOICE] = {
        KIND_ID("invoice"),
        LABELS("invoice or hours", "lasku tai tunti-ilmoitus", "faktura eller timrapport"),
        .definition = "Invoice or report of hours; by e-form.",
        .source = "own",
    },
};

static const uint8_t item_sorted[] = {
    CHAIN_ITEM_AID_NEED, CHAIN_ITEM_ASSESSMENT_RAI, CHAIN_ITEM_ASSESSMENT_SERVICE, CHAIN_ITEM_ASSESSMENT_WORK,
    CHAIN_ITEM_CARE_PLAN, CHAIN_ITEM_CLIENT_PLAN, CHAIN_ITEM_CONSENT, CHAIN_ITEM_CONTACT_REASON,
    CHAIN_ITEM_DECISION_DOC, CHAIN_ITEM_EPICRISIS, CHAIN_ITEM_FEEDBACK_DOC, CHAIN_ITEM_FOLLOWUP_DATE,
    CHAIN_ITEM_FUNCTION_STATUS, CHAIN_ITEM_GOAL_CLIENT, CHAIN_ITEM_HOME_SITUATION, CHAIN_ITEM_INVOICE,
    CHAIN_ITEM_LANGUAGE, CHAIN_ITEM_MED_LIST, CHAIN_ITEM_MULTI_PLAN, CHAIN_ITEM_NURSING_SUMMARY,
    CHAIN_ITEM_QUESTIONNAIRE, CHAIN_ITEM_REFERRAL_DOC, CHAIN_ITEM_REHAB_PLAN, CHAIN_ITEM_RESPONSIBLE,
    CHAIN_ITEM_RISK, CHAIN_ITEM_STATISTICS, CHAIN_ITEM_TRIAGE_RESULT
};

const struct chain_kind_table chain_kinds_item = KIND_TABLE("item", item_rows, item_sorted);

static const struct chain_kind_row record_form_rows[] = {
    [CHAIN_RECORD_FORM_STRUCTURED] = {
        KIND_ID("structured"), LABELS("structured", "rakenteinen", "strukturerad"),
        .definition = "Recorded in fields, so that it can be counted.",
        .source = "own",
    },
    [CHAIN_RECORD_FORM_TEXT] = {
        KIND_ID("text"), LABELS("free text", "vapaa teksti", "fritext"),
        .definition = "Recorded as free text.",
        .source = "own",
    },
    [CHAIN_RECORD_FORM_CODE] = {
        KIND_ID("code"), LABELS("code", "koodi", "kod"),
        .definition = "Recorded by a code of a classification.",
        .source = "own",
    },
};

static const uint8_t record_form_sorted[] = {
    CHAIN_RECORD_FORM_CODE, CHAIN_RECORD_FORM_STRUCTURED, CHAIN_RECORD_FORM_TEXT
};

const struct chain_kind_table chain_kinds_record_form =
    KIND_TABLE("record-form", record_form_rows, record_form_sorted);
