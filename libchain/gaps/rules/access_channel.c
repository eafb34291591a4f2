/* Can the client make contact in a way that suits? */
#include "analysis/boundaries.h"
#include "gaps/rules/scratch.h"

static const char only_net[] = N_("Contact can be made on the net only: {0}.");
static const char only_strong[] = N_("Low-threshold help is promised, but contact needs strong identification: {0}.");
static const char closed[] = N_("These ways of making contact are not in use, or not everywhere: {1}{2|, {}}{3|, {}}{4|, {}}{5|, {}}{6|, {}}. "
                             "Contacts: {0}.");

enum { ONE, NET, STRONG, CLOSED, UNTOLD, UNTIMED, LISTS };

/* What is known of the ways into one service: bits of kinds of channels from all contacts that lead there. */
struct entry {
    uint32_t channels;
    bool open;    /* a contact that leads here does not tell its channel */
    bool weak;    /* some channel needs no strong identification */
    bool light;   /* light help: universal or early */
    uint8_t list; /* which finding names the contacts that lead here; LISTS = none */
};

struct entries {
    struct chain_rule_run *run;
    struct entry *by_step; /* by the step that receives the contact */
    const struct chain_object **names[LISTS];
    size_t counts[LISTS];
    uint32_t closed; /* bits of the kinds of channels that are told not to be in use */
};

static bool is_contact(const struct chain_step *step)
{
    return step->kind == CHAIN_STEP_CONTACT && step->role != CHAIN_ROLE_END && chain_step_is_client(step);
}

static const struct chain_channel_detail *detail_of(const struct chain_step *step, int kind)
{
    for (const struct chain_object *child = step->head.first; child; child = child->next)
        if (child->type == CHAIN_CHANNEL && ((const struct chain_channel_detail *)child)->kind == kind)
            return (const struct chain_channel_detail *)child;
    return NULL;
}

/* An availability may name a channel too: in use in some area at least, or told not to be. */
static uint32_t channels_told(const struct chain_step *step, bool in_use)
{
    uint32_t channels = 0;
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_availability *told = (const struct chain_availability *)child;
        if (child->type != CHAIN_AVAILABILITY || !told->value || told->value == CHAIN_AVAILABILITY_UNKNOWN)
            continue;
        bool shut = told->value == CHAIN_AVAILABILITY_NONE || told->value == CHAIN_AVAILABILITY_PLANNED;
        for (uint32_t i = 0; shut != in_use && i < told->channel.count; i++)
            channels |= 1u << told->channel.items[i];
    }
    return channels & ~1u;
}

static uint32_t channels_of(const struct chain_step *step)
{
    uint32_t channels = 0;
    for (uint32_t i = 0; i < step->channel.count; i++)
        channels |= 1u << step->channel.items[i];
    for (const struct chain_object *child = step->head.first; child; child = child->next)
        if (child->type == CHAIN_CHANNEL)
            channels |= 1u << ((const struct chain_channel_detail *)child)->kind;
    return (channels & ~1u) | channels_told(step, true);
}

static bool is_strong(const struct chain_step *step, int kind)
{
    const struct chain_channel_detail *detail = detail_of(step, kind);
    if (detail && detail->authentication)
        return detail->authentication == CHAIN_AUTHENTICATION_STRONG;
    return chain_kind_has(CHAIN_KINDS_CHANNEL, kind, CHAIN_TRAIT_STRONG_AUTH);
}

static bool is_light(const struct chain_step *step)
{
    return step->tier == CHAIN_TIER_UNIVERSAL || step->tier == CHAIN_TIER_EARLY;
}

static void enter(struct entries *entries, const struct chain_step *contact, const struct chain_step *to)
{
    struct entry *entry = &entries->by_step[to->head.index];
    uint32_t channels = channels_of(contact);
    entry->channels |= channels;
    entry->open = entry->open || !channels;
    entry->light = entry->light || is_light(contact) || is_light(to);
    for (int kind = 1; kind <= chain_kind_count(CHAIN_KINDS_CHANNEL); kind++)
        entry->weak = entry->weak || ((channels >> kind & 1) && !is_strong(contact, kind));
}

static void add(struct entries *entries, int list, const struct chain_step *step)
{
    entries->names[list][entries->counts[list]++] = &step->head;
}

/* Neither when the service answers nor how soon. */
static bool is_untimed(const struct chain_step *step)
{
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_channel_detail *channel = (const struct chain_channel_detail *)child;
        if (child->type == CHAIN_CHANNEL && (channel->hours || channel->promise))
            return false;
    }
    for (uint32_t i = 0; i < step->out_count; i++)
        if (chain_flow_out(step->head.model, step->out_first + i)->within)
            return false;
    return true;
}

static bool is_single(uint32_t bits)
{
    return bits && (bits & (bits - 1)) == 0;
}

static bool all_digital(uint32_t channels)
{
    for (int kind = 1; kind <= chain_kind_count(CHAIN_KINDS_CHANNEL); kind++)
        if ((channels >> kind & 1) && !chain_kind_has(CHAIN_KINDS_CHANNEL, kind, CHAIN_TRAIT_DIGITAL))
            return false;
    return channels != 0;
}

static uint8_t judge(const struct entry *entry)
{
    if (entry->open || !entry->channels)
        return LISTS;
    if (entry->light && !entry->weak)
        return STRONG;
    if (all_digital(entry->channels))
        return NET;
    return is_single(entry->channels) ? ONE : LISTS;
}

/* Each contact once, though it may lead to several services. */
static void name_contact(struct entries *entries, const struct chain_step *contact)
{
    const struct chain_model *model = entries->run->model;
    uint8_t list = LISTS;
    for (uint32_t o = 0; o < contact->out_count; o++) {
        const struct chain_step *to = chain_flow_receiver(chain_flow_out(model, contact->out_first + o));
        if (chain_step_is_service(to) && entries->by_step[to->head.index].list < list)
            list = entries->by_step[to->head.index].list;
    }
    if (list < LISTS)
        add(entries, list, contact);
}

static void find(struct entries *entries)
{
    const struct chain_model *model = entries->run->model;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (!is_contact(step))
            continue;
        for (uint32_t o = 0; o < step->out_count; o++) {
            const struct chain_step *to = chain_flow_receiver(chain_flow_out(model, step->out_first + o));
            if (chain_step_is_service(to))
                enter(entries, step, to);
        }
        if (!channels_of(step))
            add(entries, UNTOLD, step);
        else if (is_untimed(step))
            add(entries, UNTIMED, step);
        if (channels_told(step, false))
            add(entries, CLOSED, step);
        entries->closed |= channels_told(step, false);
    }
    for (size_t i = 0; i < chain_step_count(model); i++)
        entries->by_step[i].list = judge(&entries->by_step[i]);
    for (size_t i = 0; i < chain_step_count(model); i++)
        if (is_contact(chain_step_at(model, i)))
            name_contact(entries, chain_step_at(model, i));
}

static void report_closed(struct entries *entries)
{
    struct chain_argument arguments[7] = {chain_say_names(entries->names[CLOSED], entries->counts[CLOSED])};
    size_t count = 1;
    for (int kind = 1; count < 7 && kind <= chain_kind_count(CHAIN_KINDS_CHANNEL); kind++)
        if (entries->closed >> kind & 1)
            arguments[count++] = chain_say_kind(CHAIN_KINDS_CHANNEL, kind);
    if (count > 1)
        chain_report_as(entries->run, closed, entries->names[CLOSED][0], arguments, count);
}

static void report(struct entries *entries)
{
    static const char *const messages[] = {[NET] = only_net, [STRONG] = only_strong};
    struct chain_rule_run *run = entries->run;
    report_closed(entries);
    for (int list = ONE; list <= STRONG; list++)
        if (entries->counts[list] > 0)
            CHAIN_REPORT_AS(run, list == ONE ? run->rule->message : messages[list], entries->names[list][0],
                            chain_say_names(entries->names[list], entries->counts[list]));
    if (entries->counts[UNTOLD] + entries->counts[UNTIMED] > 0)
        CHAIN_REPORT_UNKNOWN(run, entries->names[entries->counts[UNTOLD] ? UNTOLD : UNTIMED][0],
                             chain_say_names(entries->names[UNTOLD], entries->counts[UNTOLD]),
                             chain_say_names(entries->names[UNTIMED], entries->counts[UNTIMED]));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct entries entries = {.run = run};
    chain_arena_init(&scratch);
    entries.by_step = chain_arena_array(&scratch, chain_step_count(run->model) + 1, sizeof *entries.by_step);
    for (int list = 0; list < LISTS; list++)
        entries.names[list] = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    if (!scratch.failed) {
        find(&entries);
        report(&entries);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_access_channel = {
    .id = "access-channel",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_ACCESS_CHANNEL,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Can everybody make contact?"),
    .message = N_("There is only one way of making contact: {0}."),
    .why = N_("One way of making contact shuts out those who cannot use it: who has no bank codes, cannot hear, cannot call in "
              "working hours, or does not want to tell the name yet."),
    .how = N_("Open a second way of making contact, one of them without strong identification where the threshold shall be low; write "
              "it as channel, with hours and promise."),
    .consequence = N_("You may not be able to make contact in a way that suits you."),
    .question = N_("In which ways can the client make contact, when and how soon is the contact answered, and who is left out?"),
    .unknown = N_("Whether everybody can make contact cannot be told.{0| The way of making contact is missing: {}.}"
                  "{1| When the contact is answered is missing: {}.}"),
    .bad = "<step id=\"call\" kind=\"contact\" actor=\"client\" channel=\"form-auth\" tier=\"early\"/>",
    .good = "<step id=\"call\" kind=\"contact\" actor=\"client\" channel=\"phone form-anon\">"
            "<channel kind=\"phone\" hours=\"8-16\"/><channel kind=\"form-anon\" promise=\"P1D\"/></step>",
    .run = run,
};
