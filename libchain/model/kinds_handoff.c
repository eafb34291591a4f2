/* Handoffs, channels, authentication. Order and numbers: chain/kinds.h. */
#include "model/kinds_internal.h"

/* Short names for the traits of this file. */
enum {
    RESPONSIBILITY = CHAIN_TRAIT_RESPONSIBILITY, BRIDGE = CHAIN_TRAIT_BRIDGE, BACK = CHAIN_TRAIT_BACK,
    INFORMATION = CHAIN_TRAIT_INFORMATION, REMOTE = CHAIN_TRAIT_REMOTE, DIGITAL = CHAIN_TRAIT_DIGITAL,
    CLIENT_VISIBLE = CHAIN_TRAIT_CLIENT_VISIBLE, STRONG_AUTH = CHAIN_TRAIT_STRONG_AUTH,
    ANONYMOUS = CHAIN_TRAIT_ANONYMOUS
};

static const struct chain_kind_row handoff_rows[] = {
    [CHAIN_HANDOFF_CONTACT] = {
        KIND_ID("contact"), LABELS("client's contact", "yhteydenotto", "kontakt"),
        .definition = "The client contacts a service, which must answer.",
        .source = "own; PTV", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_REFERRAL] = {
        KIND_ID("referral"), LABELS("referral", "lähete", "remiss"),
        .definition = "Care is asked of another; responsibility passes when it is accepted.",
        .source = "TerHL", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_NURSE_REFERRAL] = {
        KIND_ID("nurse-referral"), LABELS("nurse's referral", "hoitajan lähete", "sjukskötarens remiss"),
        .definition = "A nurse's referral, usually electronic.",
        .source = "SEED 004:289", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_DIRECT_BOOKING] = {
        KIND_ID("direct-booking"), LABELS("direct booking", "suora ajanvaraus", "direkt tidsbokning"),
        .definition = "A time with the next professional is booked at once.",
        .source = "own", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_WARM] = {
        KIND_ID("warm"), LABELS("accompanied handover", "saattaen vaihto", "ledsagad överföring"),
        .definition = "The client is present with both workers, who share responsibility for the change.",
        .source = "own", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_GUIDANCE] = {
        KIND_ID("guidance"), LABELS("signposting", "kehotus ottaa itse yhteyttä", "hänvisning"),
        .definition = "The client gets contact details and makes contact alone; nothing is passed on.",
        .source = "own",
    },
    [CHAIN_HANDOFF_CONSULT_REQUEST] = {
        KIND_ID("consult-request"),
        LABELS("consultation request", "konsultaatiopyyntö", "konsultationsbegäran"),
        .definition = "A question and case facts go to another professional; responsibility stays.",
        .source = "SEED", .traits = BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_CONSULT_ANSWER] = {
        KIND_ID("consult-answer"), LABELS("consultation answer", "konsultaatiovastaus", "konsultationssvar"),
        .definition = "Advice comes back to the one who asked.",
        .source = "SEED", .traits = BRIDGE | INFORMATION | BACK,
    },
    [CHAIN_HANDOFF_NOTIFICATION] = {
        KIND_ID("notification"), LABELS("statutory notification", "ilmoitus", "anmälan"),
        .definition = "Duty-based notification, on which the receiver must act.",
        .source = "SHL 35 §, LSL 25–26 §", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_CONTACT_WITH_CONSENT] = {
        KIND_ID("contact-with-consent"),
        LABELS("contact together with the client",
               "yhteydenotto asiakkaan kanssa",
               "kontakt tillsammans med klienten"),
        .definition = "Social care is contacted with the client's consent; the receiver must act.",
        .source = "THL lastensuojelun käsikirja", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_DISCHARGE_NOTICE] = {
        KIND_ID("discharge-notice"), LABELS("discharge notice", "kotiutusilmoitus", "utskrivningsmeddelande"),
        .definition = "Tells the date of discharge and the changed need, so that the receiver can prepare.",
        .source = "VPL 25 §", .traits = BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_SUMMARY] = {
        KIND_ID("summary"), LABELS("discharge summary", "epikriisi", "epikris"),
        .definition = "Diagnoses, course, medication list and instructions go to the one who continues care.",
        .source = "VKS checklist", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_FEEDBACK] = {
        KIND_ID("feedback"), LABELS("feedback to sender", "palaute lähettäjälle", "respons till avsändaren"),
        .definition = "The sender hears whether it was accepted, the result and the duty of follow-up.",
        .source = "own", .traits = BRIDGE | INFORMATION | BACK,
    },
    [CHAIN_HANDOFF_SHARED_RECORD] = {
        KIND_ID("shared-record"), LABELS("shared record", "yhteinen kirjaus", "gemensam journal"),
        .definition = "The information is readable in a shared record, such as Kanta.",
        .source = "703/2023", .traits = BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_JOINT_PLAN] = {
        KIND_ID("joint-plan"), LABELS("joint plan", "yhteinen suunnitelma", "gemensam plan"),
        .definition = "Goals, tasks and the responsible worker are agreed in one plan; responsibility "
                      "is shared.",
        .source = "SHL 39, 41 §", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_JOINT_MEETING] = {
        KIND_ID("joint-meeting"), LABELS("joint meeting", "yhteinen tapaaminen", "gemensamt möte"),
        .definition = "The actors meet and agree; responsibility is shared.",
        .source = "SEED 004:237", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_PURCHASE] = {
        KIND_ID("purchase"),
        LABELS("payment commitment or voucher",
               "maksusitoumus tai palveluseteli",
               "betalningsförbindelse eller servicesedel"),
        .definition = "The service is bought; only the producing passes on.",
        .source = "own", .traits = RESPONSIBILITY | BRIDGE | INFORMATION,
    },
    [CHAIN_HANDOFF_CLIENT_CARRIED] = {
        KIND_ID("client-carried"),
        LABELS("carried by the client", "asiakas kuljettaa tiedon", "klienten för informationen vidare"),
        .definition = "Only what the client remembers and tells passes on.",
        .source = "own",
    },
    [CHAIN_HANDOFF_NONE] = {
        KIND_ID("none"),
        LABELS("no handoff agreed", "siirtymää ei ole sovittu", "överföring har inte avtalats"),
        .definition = "Nothing has been agreed about passing on.",
        .source = "SEED 004:441",
    },
};

static const uint8_t handoff_sorted[] = {
    CHAIN_HANDOFF_CLIENT_CARRIED, CHAIN_HANDOFF_CONSULT_ANSWER, CHAIN_HANDOFF_CONSULT_REQUEST,
    CHAIN_HANDOFF_CONTACT, CHAIN_HANDOFF_CONTACT_WITH_CONSENT, CHAIN_HANDOFF_DIRECT_BOOKING,
    CHAIN_HANDOFF_DISCHARGE_NOTICE, CHAIN_HANDOFF_FEEDBACK, CHAIN_HANDOFF_GUIDANCE,
    CHAIN_HANDOFF_JOINT_MEETING, CHAIN_HANDOFF_JOINT_PLAN, CHAIN_HANDOFF_NONE, CHAIN_HANDOFF_NOTIFICATION,
    CHAIN_HANDOFF_NURSE_REFERRAL, CHAIN_HANDOFF_PURCHASE, CHAIN_HANDOFF_REFERRAL, CHAIN_HANDOFF_SHARED_RECORD,
    CHAIN_HANDOFF_SUMMARY, CHAIN_HANDOFF_WARM
};

const struct chain_kind_table chain_kinds_handoff = KIND_TABLE("handoff", handoff_rows, handoff_sorted);

static const struct chain_kind_row channel_rows[] = {
    [CHAIN_CHANNEL_PLACE] = {
        KIND_ID("place"), LABELS("visit in person", "vastaanotto", "besök på mottagning"),
        .definition = "The client comes to the service's place.",
        .source = "PTV", .traits = CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_PHONE] = {
        KIND_ID("phone"), LABELS("phone", "puhelin", "telefon"),
        .definition = "A phone call.",
        .source = "PTV", .traits = REMOTE | CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_CALLBACK] = {
        KIND_ID("callback"), LABELS("call-back", "takaisinsoitto", "återuppringning"),
        .definition = "The service calls back.",
        .source = "PTV", .traits = REMOTE | CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_PHONE_24_7] = {
        KIND_ID("phone-24-7"), LABELS("on-call phone", "päivystysnumero", "jourtelefon"),
        .definition = "On-call number around the clock, such as 116117.",
        .source = "PTV", .traits = REMOTE | CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_CHAT] = {
        KIND_ID("chat"), LABELS("chat", "chat", "chatt"),
        .definition = "Written conversation with a professional on the net.",
        .source = "PTV", .traits = REMOTE | DIGITAL | CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_BOT] = {
        KIND_ID("bot"), LABELS("virtual assistant", "virtuaaliassistentti", "virtuell assistent"),
        .definition = "Automatic conversation on a web page.",
        .source = "PTV", .traits = REMOTE | DIGITAL | CLIENT_VISIBLE | ANONYMOUS,
    },
    [CHAIN_CHANNEL_FORM_ANON] = {
        KIND_ID("form-anon"), LABELS("anonymous e-form", "anonyymi yhteydenottolomake", "anonym e-blankett"),
        .definition = "Electronic form with a nickname and a phone number, open 24/7.",
        .source = "PTV", .traits = REMOTE | DIGITAL | CLIENT_VISIBLE | ANONYMOUS,
    },
    [CHAIN_CHANNEL_FORM_AUTH] = {
        KIND_ID("form-auth"),
        LABELS("authenticated e-form", "tunnistautumista vaativa lomake", "blankett med stark autentisering"),
        .definition = "Electronic form that needs strong authentication.",
        .source = "PTV", .traits = REMOTE | DIGITAL | CLIENT_VISIBLE | STRONG_AUTH,
    },
    [CHAIN_CHANNEL_PORTAL] = {
        KIND_ID("portal"), LABELS("portal message", "sähköinen asiointi", "e-tjänst"),
        .definition = "Message in an e-service such as Virtu or Omaolo.",
        .source = "PTV", .traits = REMOTE | DIGITAL | CLIENT_VISIBLE | STRONG_AUTH,
    },
    [CHAIN_CHANNEL_SELF_SERVICE] = {
        KIND_ID("self-service"), LABELS("symptom or self-assessment service", "oirearvio", "symtombedömning"),
        .definition = "Self-service assessment on the net, such as Terapianavigaattori.",
        .source = "PTV", .traits = REMOTE | DIGITAL | CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_VIDEO] = {
        KIND_ID("video"), LABELS("remote appointment", "etävastaanotto", "distansmottagning"),
        .definition = "Appointment by video.",
        .source = "PTV", .traits = REMOTE | DIGITAL | CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_WEB] = {
        KIND_ID("web"), LABELS("information page", "verkkosivu", "webbsida"),
        .definition = "Page to read.",
        .source = "PTV", .traits = REMOTE | DIGITAL | CLIENT_VISIBLE | ANONYMOUS,
    },
    [CHAIN_CHANNEL_PAPER_FORM] = {
        KIND_ID("paper-form"), LABELS("printable form", "tulostettava lomake", "utskrivbar blankett"),
        .definition = "Form to print, fill in and send.",
        .source = "PTV", .traits = REMOTE | CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_LETTER] = {
        KIND_ID("letter"), LABELS("letter", "kirje", "brev"),
        .definition = "Letter or invitation by post.",
        .traits = REMOTE | CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_HOME] = {
        KIND_ID("home"), LABELS("home visit", "kotikäynti", "hembesök"),
        .definition = "At the client's home.",
        .source = "PTV", .traits = CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_OUTREACH_PLACE] = {
        KIND_ID("outreach-place"), LABELS("out among people", "jalkautuen", "uppsökande"),
        .definition = "On the street or where people are.",
        .traits = CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_WALK_IN] = {
        KIND_ID("walk-in"), LABELS("without appointment", "ilman ajanvarausta", "utan tidsbeställning"),
        .definition = "The client comes without an appointment.",
        .source = "PTV", .traits = CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_GROUP_PLACE] = {
        KIND_ID("group-place"), LABELS("group", "ryhmä", "grupp"),
        .definition = "Group that meets in one place.",
        .traits = CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_GROUP_REMOTE] = {
        KIND_ID("group-remote"), LABELS("remote group", "etäryhmä", "distansgrupp"),
        .definition = "Group that meets over the net.",
        .traits = REMOTE | DIGITAL | CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_SCHOOL] = {
        KIND_ID("school"), LABELS("at school", "koululla", "i skolan"),
        .definition = "At school or through the school's own channel (Wilma).",
        .traits = CLIENT_VISIBLE,
    },
    [CHAIN_CHANNEL_E_REFERRAL] = {
        KIND_ID("e-referral"), LABELS("e-referral", "sähköinen lähete", "elektronisk remiss"),
        .definition = "From professional to professional; the client does not see it.",
        .traits = REMOTE | DIGITAL,
    },
    [CHAIN_CHANNEL_REMOTE_CONSULT] = {
        KIND_ID("remote-consult"), LABELS("remote consultation", "etäkonsultaatio", "distanskonsultation"),
        .definition = "In real time from professional to professional (REK); the client does not see it.",
        .traits = REMOTE | DIGITAL,
    },
};

static const uint8_t channel_sorted[] = {
    CHAIN_CHANNEL_BOT, CHAIN_CHANNEL_CALLBACK, CHAIN_CHANNEL_CHAT, CHAIN_CHANNEL_E_REFERRAL,
    CHAIN_CHANNEL_FORM_ANON, CHAIN_CHANNEL_FORM_AUTH, CHAIN_CHANNEL_GROUP_PLACE, CHAIN_CHANNEL_GROUP_REMOTE,
    CHAIN_CHANNEL_HOME, CHAIN_CHANNEL_LETTER, CHAIN_CHANNEL_OUTREACH_PLACE, CHAIN_CHANNEL_PAPER_FORM,
    CHAIN_CHANNEL_PHONE, CHAIN_CHANNEL_PHONE_24_7, CHAIN_CHANNEL_PLACE, CHAIN_CHANNEL_PORTAL,
    CHAIN_CHANNEL_REMOTE_CONSULT, CHAIN_CHANNEL_SCHOOL, CHAIN_CHANNEL_SELF_SERVICE, CHAIN_CHANNEL_VIDEO,
    CHAIN_CHANNEL_WALK_IN, CHAIN_CHANNEL_WEB
};

const struct chain_kind_table chain_kinds_channel = KIND_TABLE("channel", channel_rows, channel_sorted);

static const struct chain_kind_row authentication_rows[] = {
    [CHAIN_AUTHENTICATION_NONE] = {
        KIND_ID("none"), LABELS("no authentication", "ei tunnistautumista", "ingen autentisering"),
        .definition = "The client need not tell who they are.",
        .source = "own",
    },
    [CHAIN_AUTHENTICATION_WEAK] = {
        KIND_ID("weak"), LABELS("weak authentication", "heikko tunnistautuminen", "svag autentisering"),
        .definition = "Own user name, code or the client's word.",
        .source = "own",
    },
    [CHAIN_AUTHENTICATION_STRONG] = {
        KIND_ID("strong"), LABELS("strong authentication", "vahva tunnistautuminen", "stark autentisering"),
        .definition = "Bank codes, mobile certificate or identity card.",
        .source = "own",
    },
};

static const uint8_t authentication_sorted[] = {
    CHAIN_AUTHENTICATION_NONE, CHAIN_AUTHENTICATION_STRONG, CHAIN_AUTHENTICATION_WEAK
};

const struct chain_kind_table chain_kinds_authentication =
    KIND_TABLE("authentication", authentication_rows, authentication_sorted);
