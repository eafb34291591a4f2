/* Actors, sectors, levels of service. Order and numbers: chain/kinds.h. */
#include "model/kinds_internal.h"

/* Short names for the traits of this file. */
enum {
    CLIENT_SIDE = CHAIN_TRAIT_CLIENT_SIDE, PROFESSIONAL = CHAIN_TRAIT_PROFESSIONAL,
    SYSTEM = CHAIN_TRAIT_SYSTEM
};

static const struct chain_kind_row actor_rows[] = {
    [CHAIN_ACTOR_CLIENT] = {
        KIND_ID("client"), LABELS_SE("client", "asiakas", "klient", "áššehas"),
        .definition = "Receiver of the service; in health care a patient.",
        .source = "JHS; SÁ", .traits = CLIENT_SIDE,
    },
    [CHAIN_ACTOR_RELATIVE] = {
        KIND_ID("relative"), LABELS("near one", "läheinen", "närstående"),
        .definition = "Family member or another person near the client.",
        .traits = CLIENT_SIDE,
    },
    [CHAIN_ACTOR_PEER] = {
        KIND_ID("peer"), LABELS("expert by experience", "kokemusasiantuntija", "erfarenhetsexpert"),
        .definition = "Developer client or expert by experience; a design role, not one that performs steps.",
    },
    [CHAIN_ACTOR_NURSE] = {
        KIND_ID("nurse"), LABELS_SE("nurse", "sairaanhoitaja", "sjukskötare", "buohccidivššár"),
        .definition = "Registered nurse.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_PUBLIC_HEALTH_NURSE] = {
        KIND_ID("public-health-nurse"), LABELS("public health nurse", "terveydenhoitaja", "hälsovårdare"),
        .definition = "Nurse of maternity and child health clinics, school and student care.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_PHYSICIAN] = {
        KIND_ID("physician"), LABELS_SE("physician", "lääkäri", "läkare", "doavttir"),
        .definition = "Licensed physician.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_OWN_PHYSICIAN] = {
        KIND_ID("own-physician"), LABELS("named physician", "omalääkäri", "egen läkare"),
        .definition = "Physician named for the client, so that care stays continuous.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_OWN_NURSE] = {
        KIND_ID("own-nurse"), LABELS("named nurse", "omahoitaja", "egen vårdare"),
        .definition = "Nurse named for the client, so that care stays continuous.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_PSYCH_NURSE] = {
        KIND_ID("psych-nurse"),
        LABELS("psychiatric nurse", "psykiatrinen sairaanhoitaja", "psykiatrisk sjukskötare"),
        .definition = "Depression nurse or psychiatric nurse.",
        .source = "SEED 000:78", .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_PHYSIOTHERAPIST] = {
        KIND_ID("physiotherapist"), LABELS("physiotherapist", "fysioterapeutti", "fysioterapeut"),
        .definition = "Professional of movement and functional ability.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_DENTIST] = {
        KIND_ID("dentist"), LABELS_SE("dentist", "hammaslääkäri", "tandläkare", "bátnedoavttir"),
        .definition = "Licensed dentist.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_DENTAL_HYGIENIST] = {
        KIND_ID("dental-hygienist"), LABELS("dental hygienist", "suuhygienisti", "munhygienist"),
        .definition = "Oral health professional of prevention and basic care.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_DENTAL_NURSE] = {
        KIND_ID("dental-nurse"), LABELS("dental nurse", "hammashoitaja", "tandskötare"),
        .definition = "Assists in and guides oral health care.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_PSYCHOLOGIST] = {
        KIND_ID("psychologist"), LABELS("psychologist", "psykologi", "psykolog"),
        .definition = "Licensed psychologist, also of schools.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_SCHOOL_SOCIAL_WORKER] = {
        KIND_ID("school-social-worker"), LABELS("school social worker", "kuraattori", "kurator"),
        .definition = "Welfare officer of a school.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_THERAPIST] = {
        KIND_ID("therapist"), LABELS("therapist", "terapeutti", "terapeut"),
        .definition = "Gives therapy or a structured method.",
        .source = "SEED 000:96", .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_THERAPY_COORDINATOR] = {
        KIND_ID("therapy-coordinator"),
        LABELS("therapy coordinator", "terapiakoordinaattori", "terapikoordinator"),
        .definition = "Coordinates first-line therapies in an area.",
        .source = "SEED 000:96", .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_SOCIAL_WORKER] = {
        KIND_ID("social-worker"),
        LABELS_SE("social worker", "sosiaalityöntekijä", "socialarbetare", "sosiálabargi"),
        .definition = "Licensed social worker.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_SOCIAL_COUNSELLOR] = {
        KIND_ID("social-counsellor"), LABELS("social counsellor", "sosiaaliohjaaja", "socialhandledare"),
        .definition = "Social-care professional who guides and supports.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_OWN_WORKER] = {
        KIND_ID("own-worker"), LABELS("own contact worker", "omatyöntekijä", "egen kontaktperson"),
        .definition = "Worker named for the client relation in social care.",
        .source = "SHL 42 §", .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_SERVICE_COUNSELLOR] = {
        KIND_ID("service-counsellor"), LABELS("service counsellor", "palveluohjaaja", "servicehandledare"),
        .definition = "Guides the client to services and puts them together.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_COORDINATOR] = {
        KIND_ID("coordinator"), LABELS("care coordinator", "asiakasvastaava", "klientansvarig"),
        .definition = "Coordinates the services of a client who uses many.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_HOME_CARE] = {
        KIND_ID("home-care"), LABELS("home care worker", "kotihoidon työntekijä", "hemvårdare"),
        .definition = "Works in the client's home in home care.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_WARD_NURSE] = {
        KIND_ID("ward-nurse"), LABELS("ward nurse", "vuodeosaston hoitaja", "avdelningsskötare"),
        .definition = "Nurse on a ward.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_DISCHARGE_NURSE] = {
        KIND_ID("discharge-nurse"), LABELS("discharge nurse", "kotiutushoitaja", "utskrivningsskötare"),
        .definition = "Nurse who arranges the return home.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_RAI_COORDINATOR] = {
        KIND_ID("rai-coordinator"), LABELS("RAI coordinator", "RAI-koordinaattori", "RAI-koordinator"),
        .definition = "Coordinates RAI assessments.",
        .source = "SEED 004:231", .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_FAMILY_WORKER] = {
        KIND_ID("family-worker"), LABELS("family worker", "perhetyöntekijä", "familjearbetare"),
        .definition = "Supports families in everyday life.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_FC_COORDINATOR] = {
        KIND_ID("fc-coordinator"),
        LABELS("family-centre coordinator", "perhekeskuskoordinaattori", "familjecenterkoordinator"),
        .definition = "Coordinates the services of a family centre.",
        .source = "SEED 004:357", .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_TEACHER] = {
        KIND_ID("teacher"), LABELS("teacher", "opettaja", "lärare"),
        .definition = "Teacher, on the municipality's side.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_EARLY_EDUCATOR] = {
        KIND_ID("early-educator"),
        LABELS("early educator", "varhaiskasvattaja", "pedagog inom småbarnspedagogik"),
        .definition = "Works in early childhood education, on the municipality's side.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_YOUTH_WORKER] = {
        KIND_ID("youth-worker"), LABELS("youth worker", "nuorisotyöntekijä", "ungdomsarbetare"),
        .definition = "Works in youth services, on the municipality's side.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_EMPLOYMENT_EXPERT] = {
        KIND_ID("employment-expert"),
        LABELS("employment official", "työvoimaviranomainen", "arbetskraftsmyndighet"),
        .definition = "Official of employment services, municipal since 1.1.2025.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_KELA] = {
        KIND_ID("kela"), LABELS("Kela", "Kela", "FPA"),
        .definition = "The Social Insurance Institution of Finland.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_NGO] = {
        KIND_ID("ngo"), LABELS("non-governmental organisation", "järjestö", "organisation"),
        .definition = "Association or other third-sector body.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_PARISH] = {
        KIND_ID("parish"), LABELS_SE("parish", "seurakunta", "församling", "searvegoddi"),
        .definition = "Parish and its work of help.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_INTERPRETER] = {
        KIND_ID("interpreter"), LABELS_SE("interpreter", "tulkki", "tolk", "dulka"),
        .definition = "Interprets between the client and the professional.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_AUTHORITY] = {
        KIND_ID("authority"), LABELS_SE("other authority", "viranomainen", "myndighet", "virgeoapmahaš"),
        .definition = "Another authority, such as the police or the emergency centre.",
        .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_SYSTEM] = {
        KIND_ID("system"), LABELS("information system", "tietojärjestelmä", "informationssystem"),
        .definition = "An information system that acts: automation, a chatbot.",
        .traits = SYSTEM,
    },
    [CHAIN_ACTOR_PRIVATE_PRODUCER] = {
        KIND_ID("private-producer"), LABELS("private producer", "yksityinen tuottaja", "privat producent"),
        .definition = "Private company that produces the service.",
        .source = "SEED 004:87", .traits = PROFESSIONAL,
    },
    [CHAIN_ACTOR_CROSS_BORDER_PROVIDER] = {
        KIND_ID("cross-border-provider"),
        LABELS("provider abroad", "rajan takainen tuottaja", "gränsöverskridande producent"),
        .definition = "Provider in another country, such as SANKS (SÁNAG) in Norway.",
        .traits = PROFESSIONAL,
    },
};

static const uint8_t actor_sorted[] = {
    CHAIN_ACTOR_AUTHORITY, CHAIN_ACTOR_CLIENT, CHAIN_ACTOR_COORDINATOR, CHAIN_ACTOR_CROSS_BORDER_PROVIDER,
    CHAIN_ACTOR_DENTAL_HYGIENIST, CHAIN_ACTOR_DENTAL_NURSE, CHAIN_ACTOR_DENTIST, CHAIN_ACTOR_DISCHARGE_NURSE,
    CHAIN_ACTOR_EARLY_EDUCATOR, CHAIN_ACTOR_EMPLOYMENT_EXPERT, CHAIN_ACTOR_FAMILY_WORKER,
    CHAIN_ACTOR_FC_COORDINATOR, CHAIN_ACTOR_HOME_CARE, CHAIN_ACTOR_INTERPRETER, CHAIN_ACTOR_KELA,
    CHAIN_ACTOR_NGO, CHAIN_ACTOR_NURSE, CHAIN_ACTOR_OWN_NURSE, CHAIN_ACTOR_OWN_PHYSICIAN,
    CHAIN_ACTOR_OWN_WORKER, CHAIN_ACTOR_PARISH, CHAIN_ACTOR_PEER, CHAIN_ACTOR_PHYSICIAN,
    CHAIN_ACTOR_PHYSIOTHERAPIST, CHAIN_ACTOR_PRIVATE_PRODUCER, CHAIN_ACTOR_PSYCH_NURSE,
    CHAIN_ACTOR_PSYCHOLOGIST, CHAIN_ACTOR_PUBLIC_HEALTH_NURSE, CHAIN_ACTOR_RAI_COORDINATOR,
    CHAIN_ACTOR_RELATIVE, CHAIN_ACTOR_SCHOOL_SOCIAL_WORKER, CHAIN_ACTOR_SERVICE_COUNSELLOR,
    CHAIN_ACTOR_SOCIAL_COUNSELLOR, CHAIN_ACTOR_SOCIAL_WORKER, CHAIN_ACTOR_SYSTEM, CHAIN_ACTOR_TEACHER,
    CHAIN_ACTOR_THERAPIST, CHAIN_ACTOR_THERAPY_COORDINATOR, CHAIN_ACTOR_WARD_NURSE, CHAIN_ACTOR_YOUTH_WORKER
};

const struct chain_kind_table chain_kinds_actor = KIND_TABLE("actor", actor_rows, actor_sorted);

static const struct chain_kind_row sector_rows[] = {
    [CHAIN_SECTOR_HEALTH_BASIC] = {
        KIND_ID("health-basic"), LABELS("primary health care", "perusterveydenhuolto", "primärvård"),
        .definition = "Health centre, school and student care, oral health and the like.",
        .source = "own",
    },
    [CHAIN_SECTOR_HEALTH_SPECIAL] = {
        KIND_ID("health-special"),
        LABELS_SE("specialised medical care",
               "erikoissairaanhoito",
               "specialiserad sjukvård",
               "erenomášbuohccedikšu"),
        .definition = "Hospitals and their outpatient clinics.",
        .source = "SÁ",
    },
    [CHAIN_SECTOR_SOCIAL] = {
        KIND_ID("social"), LABELS("social care", "sosiaalihuolto", "socialvård"),
        .definition = "Social work and social services.",
        .source = "own",
    },
    [CHAIN_SECTOR_MENTAL_SUBSTANCE] = {
        KIND_ID("mental-substance"),
        LABELS("mental-health and substance services",
               "mielenterveys- ja päihdepalvelut",
               "mentalvårds- och missbrukartjänster"),
        .definition = "Mental-health care and substance care.",
        .source = "own",
    },
    [CHAIN_SECTOR_EDUCATION] = {
        KIND_ID("education"),
        LABELS("education", "varhaiskasvatus ja koulutus", "småbarnspedagogik och utbildning"),
        .definition = "Early childhood education, schools and studies.",
        .source = "own",
    },
    [CHAIN_SECTOR_EMPLOYMENT] = {
        KIND_ID("employment"), LABELS("employment services", "työllisyyspalvelut", "sysselsättningstjänster"),
        .definition = "Services for jobseekers.",
        .source = "own",
    },
    [CHAIN_SECTOR_BENEFITS] = {
        KIND_ID("benefits"), LABELS("benefits", "etuudet", "förmåner"),
        .definition = "Social insurance and benefits.",
        .source = "own",
    },
    [CHAIN_SECTOR_THIRD_SECTOR] = {
        KIND_ID("third-sector"), LABELS("third sector", "kolmas sektori", "tredje sektorn"),
        .definition = "Associations, parishes and volunteers.",
        .source = "own",
    },
    [CHAIN_SECTOR_PRIVATE] = {
        KIND_ID("private"), LABELS("private sector", "yksityinen sektori", "privata sektorn"),
        .definition = "Private companies, also as producers for the public sector.",
        .source = "own",
    },
    [CHAIN_SECTOR_CROSS_BORDER] = {
        KIND_ID("cross-border"),
        LABELS("across the border", "rajat ylittävät palvelut", "gränsöverskridande tjänster"),
        .definition = "Services in another country.",
        .source = "own",
    },
    [CHAIN_SECTOR_CLIENT] = {
        KIND_ID("client"), LABELS("client and near ones", "asiakas ja läheiset", "klienten och närstående"),
        .definition = "The client's own side.",
        .source = "own",
    },
};

static const uint8_t sector_sorted[] = {
    CHAIN_SECTOR_BENEFITS, CHAIN_SECTOR_CLIENT, CHAIN_SECTOR_CROSS_BORDER, CHAIN_SECTOR_EDUCATION,
    CHAIN_SECTOR_EMPLOYMENT, CHAIN_SECTOR_HEALTH_BASIC, CHAIN_SECTOR_HEALTH_SPECIAL,
    CHAIN_SECTOR_MENTAL_SUBSTANCE, CHAIN_SECTOR_PRIVATE, CHAIN_SECTOR_SOCIAL, CHAIN_SECTOR_THIRD_SECTOR
};

const struct chain_kind_table chain_kinds_sector = KIND_TABLE("sector", sector_rows, sector_sorted);

static const struct chain_kind_row level_rows[] = {
    [CHAIN_LEVEL_BASIC] = {
        KIND_ID("basic"), LABELS("basic services", "peruspalvelut", "basservice"),
        .definition = "Services near the client for common needs.",
        .source = "THL-PI",
    },
    [CHAIN_LEVEL_SPECIAL] = {
        KIND_ID("special"), LABELS("special services", "erityispalvelut", "specialservice"),
        .definition = "Services for needs that call for special competence.",
        .source = "THL-PI",
    },
    [CHAIN_LEVEL_DEMANDING] = {
        KIND_ID("demanding"), LABELS("demanding services", "vaativat palvelut", "krävande tjänster"),
        .definition = "Services for the most demanding needs, often for a larger area.",
        .source = "THL-PI",
    },
};

static const uint8_t level_sorted[] = {
    CHAIN_LEVEL_BASIC, CHAIN_LEVEL_DEMANDING, CHAIN_LEVEL_SPECIAL
};

const struct chain_kind_table chain_kinds_level = KIND_TABLE("level", level_rows, level_sorted);
