/* How far a model is and how sure a fact is. Order and numbers: chain/kinds.h. */
#include "model/kinds_internal.h"

/* Short names for the traits of this file. */
enum {
    IN_USE = CHAIN_TRAIT_IN_USE
};

static const struct chain_kind_row status_rows[] = {
    [CHAIN_STATUS_IDEA] = {
        KIND_ID("idea"), LABELS("idea", "idea", "idé"),
        .definition = "An idea, nothing chosen yet.",
        .source = "SEED",
    },
    [CHAIN_STATUS_SELECTED] = {
        KIND_ID("selected"), LABELS("chosen to be worked on", "valittu kehitettäväksi", "vald för utveckling"),
        .definition = "Chosen as the thing to work on.",
        .source = "SEED",
    },
    [CHAIN_STATUS_BASELINE] = {
        KIND_ID("baseline"), LABELS("baseline mapped", "lähtötilanne kartoitettu", "nuläget kartlagt"),
        .definition = "The present state has been mapped.",
        .source = "SEED",
    },
    [CHAIN_STATUS_DRAFTED] = {
        KIND_ID("drafted"), LABELS("drafted", "luonnos", "utkast"),
        .definition = "A draft exists.",
        .source = "SEED",
    },
    [CHAIN_STATUS_DESCRIBED] = {
        KIND_ID("described"), LABELS("described", "kuvattu", "beskriven"),
        .definition = "The model is described, not yet tried.",
        .source = "SEED",
    },
    [CHAIN_STATUS_PILOTING] = {
        KIND_ID("piloting"), LABELS("piloting", "pilotissa", "i pilotfas"),
        .definition = "The model is tried out in a place for a time.",
        .source = "SEED",
    },
    [CHAIN_STATUS_ADOPTED] = {
        KIND_ID("adopted"), LABELS("adopted", "otettu käyttöön", "tagen i bruk"),
        .definition = "The model has been taken into use.",
        .source = "SEED", .traits = IN_USE,
    },
    [CHAIN_STATUS_ESTABLISHED] = {
        KIND_ID("established"), LABELS("established", "vakiintunut", "etablerad"),
        .definition = "The model is the normal way of working.",
        .source = "SEED", .traits = IN_USE,
    },
    [CHAIN_STATUS_UPDATE_DUE] = {
        KIND_ID("update-due"), LABELS("update due", "päivitettävä", "ska uppdateras"),
        .definition = "The description needs updating.",
        .source = "SEED",
    },
    [CHAIN_STATUS_STALLED] = {
        KIND_ID("stalled"), LABELS("stalled", "pysähtynyt", "har stannat av"),
        .definition = "Work on the model has stopped without a decision.",
        .source = "SEED",
    },
    [CHAIN_STATUS_NOT_KEPT] = {
        KIND_ID("not-kept"), LABELS("not kept in use", "ei jäänyt käyttöön", "blev inte kvar i bruk"),
        .definition = "The model was in use and fell out of use.",
        .source = "SEED",
    },
    [CHAIN_STATUS_WITHDRAWN] = {
        KIND_ID("withdrawn"), LABELS("withdrawn", "luovuttu", "man har avstått"),
        .definition = "It was decided to give the model up.",
        .source = "SEED",
    },
};

static const uint8_t status_sorted[] = {
    CHAIN_STATUS_ADOPTED, CHAIN_STATUS_BASELINE, CHAIN_STATUS_DESCRIBED, CHAIN_STATUS_DRAFTED,
    CHAIN_STATUS_ESTABLISHED, CHAIN_STATUS_IDEA, CHAIN_STATUS_NOT_KEPT, CHAIN_STATUS_PILOTING,
    CHAIN_STATUS_SELECTED, CHAIN_STATUS_STALLED, CHAIN_STATUS_UPDATE_DUE, CHAIN_STATUS_WITHDRAWN
};

const struct chain_kind_table chain_kinds_status = KIND_TABLE("status", status_rows, status_sorted);

static const struct chain_kind_row availability_rows[] = {
    [CHAIN_AVAILABILITY_AVAILABLE] = {
        KIND_ID("available"), LABELS("available", "saatavilla", "tillgänglig"),
        .definition = "Available in the area.",
        .source = "own",
    },
    [CHAIN_AVAILABILITY_LIMITED] = {
        KIND_ID("limited"), LABELS("limited", "rajoitetusti saatavilla", "begränsat tillgänglig"),
        .definition = "Available for some, at times or in part.",
        .source = "own",
    },
    [CHAIN_AVAILABILITY_BOUGHT] = {
        KIND_ID("bought"), LABELS("bought", "ostetaan", "köps"),
        .definition = "Bought from another producer.",
        .source = "own",
    },
    [CHAIN_AVAILABILITY_SHARED] = {
        KIND_ID("shared"), LABELS("shared", "toisen kunnan kanssa", "tillsammans med en annan kommun"),
        .definition = "Arranged together with another municipality.",
        .source = "own",
    },
    [CHAIN_AVAILABILITY_PLANNED] = {
        KIND_ID("planned"), LABELS("planned", "suunnitteilla", "planerad"),
        .definition = "Not yet available, but planned.",
        .source = "own",
    },
    [CHAIN_AVAILABILITY_NONE] = {
        KIND_ID("none"), LABELS("not available", "ei saatavilla", "inte tillgänglig"),
        .definition = "Not available in the area.",
        .source = "own",
    },
    [CHAIN_AVAILABILITY_UNKNOWN] = {
        KIND_ID("unknown"), LABELS("not known", "ei tiedossa", "inte känt"),
        .definition = "It is not known whether it is available.",
        .source = "own",
    },
};

static const uint8_t availability_sorted[] = {
    CHAIN_AVAILABILITY_AVAILABLE, CHAIN_AVAILABILITY_BOUGHT, CHAIN_AVAILABILITY_LIMITED,
    CHAIN_AVAILABILITY_NONE, CHAIN_AVAILABILITY_PLANNED, CHAIN_AVAILABILITY_SHARED, CHAIN_AVAILABILITY_UNKNOWN
};

const struct chain_kind_table chain_kinds_availability =
    KIND_TABLE("availability", availability_rows, availability_sorted);

static const struct chain_kind_row evidence_rows[] = {
    [CHAIN_EVIDENCE_MEASURED] = {
        KIND_ID("measured"), LABELS("measured", "mitattu", "mätt"),
        .definition = "Measured or counted from data.",
        .source = "own",
    },
    [CHAIN_EVIDENCE_REPORTED] = {
        KIND_ID("reported"), LABELS("reported", "ilmoitettu", "rapporterad"),
        .definition = "Told by someone who knows, not measured.",
        .source = "own",
    },
    [CHAIN_EVIDENCE_ESTIMATED] = {
        KIND_ID("estimated"), LABELS("estimated", "arvio", "uppskattning"),
        .definition = "An estimate.",
        .source = "own",
    },
    [CHAIN_EVIDENCE_ASSUMED] = {
        KIND_ID("assumed"), LABELS("assumed", "oletus", "antagande"),
        .definition = "An assumption, to be checked.",
        .source = "own",
    },
    [CHAIN_EVIDENCE_UNKNOWN] = {
        KIND_ID("unknown"), LABELS("not known", "ei tiedossa", "inte känt"),
        .definition = "Not known; never counts as good.",
        .source = "own",
    },
};

static const uint8_t evidence_sorted[] = {
    CHAIN_EVIDENCE_ASSUMED, CHAIN_EVIDENCE_ESTIMATED, CHAIN_EVIDENCE_MEASURED, CHAIN_EVIDENCE_REPORTED,
    CHAIN_EVIDENCE_UNKNOWN
};

const struct chain_kind_table chain_kinds_evidence = KIND_TABLE("evidence", evidence_rows, evidence_sorted);

static const struct chain_kind_row evidence_level_rows[] = {
    [CHAIN_EVIDENCE_LEVEL_STRONG] = {
        KIND_ID("strong"), LABELS("strong evidence", "vahva näyttö", "stark evidens"),
        .definition = "Strong evidence that the method works.",
        .source = "Itla Kasvun tuki",
    },
    [CHAIN_EVIDENCE_LEVEL_MODERATE] = {
        KIND_ID("moderate"), LABELS("moderate evidence", "kohtalainen näyttö", "måttlig evidens"),
        .definition = "Moderate evidence that the method works.",
        .source = "Itla Kasvun tuki",
    },
    [CHAIN_EVIDENCE_LEVEL_WEAK] = {
        KIND_ID("weak"), LABELS("weak evidence", "heikko näyttö", "svag evidens"),
        .definition = "Weak evidence that the method works.",
        .source = "Itla Kasvun tuki",
    },
    [CHAIN_EVIDENCE_LEVEL_UNKNOWN] = {
        KIND_ID("unknown"), LABELS("effect unknown", "vaikuttavuus tuntematon", "effekten okänd"),
        .definition = "It has not been shown whether the method works.",
        .source = "Itla Kasvun tuki",
    },
    [CHAIN_EVIDENCE_LEVEL_CONTRA] = {
        KIND_ID("contra"), LABELS("evidence against", "näyttö menetelmää vastaan", "evidens mot metoden"),
        .definition = "Evidence that the method does not work or does harm.",
        .source = "Itla Kasvun tuki",
    },
};

static const uint8_t evidence_level_sorted[] = {
    CHAIN_EVIDENCE_LEVEL_CONTRA, CHAIN_EVIDENCE_LEVEL_MODERATE, CHAIN_EVIDENCE_LEVEL_STRONG,
    CHAIN_EVIDENCE_LEVEL_UNKNOWN, CHAIN_EVIDENCE_LEVEL_WEAK
};

const struct chain_kind_table chain_kinds_evidence_level =
    KIND_TABLE("evidence-level", evidence_level_rows, evidence_level_sorted);

static const struct chain_kind_row provenance_rows[] = {
    [CHAIN_PROVENANCE_SEED] = {
        KIND_ID("seed"), LABELS("source document", "lähdeaineisto", "källmaterial"),
        .definition = "From the source documents of the chain, with a line.",
        .source = "own",
    },
    [CHAIN_PROVENANCE_PUBLISHED] = {
        KIND_ID("published"), LABELS("published source", "julkaistu lähde", "publicerad källa"),
        .definition = "From a published source, with a reference.",
        .source = "own",
    },
    [CHAIN_PROVENANCE_ASSUMPTION] = {
        KIND_ID("assumption"), LABELS("assumption", "oletus", "antagande"),
        .definition = "Assumed by the modeller.",
        .source = "own",
    },
};

static const uint8_t provenance_sorted[] = {
    CHAIN_PROVENANCE_ASSUMPTION, CHAIN_PROVENANCE_PUBLISHED, CHAIN_PROVENANCE_SEED
};

const struct chain_kind_table chain_kinds_provenance =
    KIND_TABLE("provenance", provenance_rows, provenance_sorted);

static const struct chain_kind_row state_rows[] = {
    [CHAIN_STATE_AS_IS] = {
        KIND_ID("as-is"), LABELS("current state", "nykytila", "nuläge"),
        .definition = "How it works now, per area.",
        .source = "JHS 179",
    },
    [CHAIN_STATE_TO_BE] = {
        KIND_ID("to-be"), LABELS("target state", "tavoitetila", "målbild"),
        .definition = "How it is agreed to work.",
        .source = "JHS 179",
    },
};

static const uint8_t state_sorted[] = {
    CHAIN_STATE_AS_IS, CHAIN_STATE_TO_BE
};

const struct chain_kind_table chain_kinds_state = KIND_TABLE("state", state_rows, state_sorted);

static const struct chain_kind_row description_level_rows[] = {
    [CHAIN_DESCRIPTION_LEVEL_L1] = {
        KIND_ID("L1"), LABELS("process map", "prosessikartta", "processkarta"),
        .definition = "The processes of the whole and how they hang together.",
        .source = "JHS",
    },
    [CHAIN_DESCRIPTION_LEVEL_L2] = {
        KIND_ID("L2"), LABELS("operating model", "toimintamalli", "verksamhetsmodell"),
        .definition = "Parts of the work, actors and their relations.",
        .source = "JHS",
    },
    [CHAIN_DESCRIPTION_LEVEL_L3] = {
        KIND_ID("L3"), LABELS("process flow", "prosessin kulku", "processflöde"),
        .definition = "Steps, actors and handoffs in order.",
        .source = "JHS",
    },
    [CHAIN_DESCRIPTION_LEVEL_L4] = {
        KIND_ID("L4"), LABELS("work flow", "työnkulku", "arbetsflöde"),
        .definition = "Single tasks in detail.",
        .source = "JHS",
    },
};

static const uint8_t description_level_sorted[] = {
    CHAIN_DESCRIPTION_LEVEL_L1, CHAIN_DESCRIPTION_LEVEL_L2, CHAIN_DESCRIPTION_LEVEL_L3,
    CHAIN_DESCRIPTION_LEVEL_L4
};

const struct chain_kind_table chain_kinds_description_level =
    KIND_TABLE("description-level", description_level_rows, description_level_sorted);

static const struct chain_kind_row yes_no_rows[] = {
    [CHAIN_YES_NO_YES] = {
        KIND_ID("yes"), LABELS("yes", "kyllä", "ja"),
        .definition = "Yes.",
        .source = "own",
    },
    [CHAIN_YES_NO_NO] = {
        KIND_ID("no"), LABELS("no", "ei", "nej"),
        .definition = "No.",
        .source = "own",
    },
    [CHAIN_YES_NO_UNKNOWN] = {
        KIND_ID("unknown"), LABELS("not known", "ei tiedossa", "inte känt"),
        .definition = "Not known.",
        .source = "own",
    },
};

static const uint8_t yes_no_sorted[] = {
    CHAIN_YES_NO_NO, CHAIN_YES_NO_UNKNOWN, CHAIN_YES_NO_YES
};

const struct chain_kind_table chain_kinds_yes_no = KIND_TABLE("yes-no", yes_no_rows, yes_no_sorted);
