/*
 * Soundness against a second judge that shares no code with the library: every interleaving, no reduction, tokens counted one by one, the
 * inclusive join by walking all paths in each state. Random nets of up to 12 nodes, as BPMN and as chain XML.
 * CHAIN_SOUNDNESS_NETS=100000 looks at that many (3000 in the usual run); CHAIN_SOUNDNESS_SEED begins elsewhere; CHAIN_SOUNDNESS_SHOW=N
 * prints the net with this number.
 */
#include "chain/soundness.h"
#include "unit.h"

#define NODES 12
#define EDGES 40
#define STATES 30000

enum sort { TASK, EXCLUSIVE, PARALLEL, INCLUSIVE, EVENTS, START, END, TERMINATE, BOUNDARY, ASIDE, SORTS };
enum { PLAIN, CONDITION, DEFAULT };

/* The net as it is drawn. */
struct net {
    int node_count, edge_count;
    int sort[NODES], host[NODES];
    int from[EDGES], to[EDGES], mark[EDGES];
    bool chain; /* as chain XML: TASK, EXCLUSIVE, PARALLEL, START, END alone */
};

struct verdict {
    bool twice, stuck, left_over, ends_twice, circle, capped;
    bool done[NODES]; /* in the net at hand */
    bool dead[NODES]; /* in some net a beginning leads to it, and it never happens */
};

static uint64_t seed;

static unsigned roll(unsigned most)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % most;
}

static bool is_end(int sort)
{
    return sort == END || sort == TERMINATE;
}

static void add_edge(struct net *net, int from, int to)
{
    for (int i = 0; i < net->edge_count; i++)
        if (net->from[i] == from && net->to[i] == to)
            return;
    if (net->edge_count >= EDGES - NODES)
        return;
    net->from[net->edge_count] = from;
    net->to[net->edge_count] = to;
    net->mark[net->edge_count++] = PLAIN;
}

static int random_sort(const struct net *net)
{
    static const int of_bpmn[] = {TASK, TASK, TASK, EXCLUSIVE, EXCLUSIVE, EXCLUSIVE, PARALLEL, PARALLEL, PARALLEL, INCLUSIVE, INCLUSIVE, EVENTS};
    static const int of_chain[] = {TASK, TASK, EXCLUSIVE, EXCLUSIVE, PARALLEL, PARALLEL};
    return net->chain ? of_chain[roll(6)] : of_bpmn[roll(12)];
}

static void mark_conditions(struct net *net, int node)
{
    bool split = net->sort[node] == TASK || net->sort[node] == INCLUSIVE, fallback = roll(3) == 0;
    int count = 0;
    for (int i = 0; i < net->edge_count; i++)
        count += net->from[i] == node;
    if (net->chain || !split || count < 2 || roll(3) == 0)
        return;
    for (int i = 0; i < net->edge_count; i++) {
        if (net->from[i] != node)
            continue;
        net->mark[i] = fallback ? DEFAULT : net->sort[node] == INCLUSIVE || roll(2) ? CONDITION : PLAIN;
        fallback = false;
    }
}

static struct net make(bool chain)
{
    struct net net = {.chain = chain};
    int ends = 1 + (int)roll(2), starts = 1 + (roll(6) == 0), room = NODES - ends - starts;
    int inner = roll(2) ? room : 1 + (int)roll((unsigned)room);
    net.node_count = starts + inner + ends;
    for (int i = 0; i < net.node_count; i++)
        net.sort[i] = i < starts ? START : i < starts + inner ? random_sort(&net) : !chain && roll(8) == 0 ? TERMINATE : END;
    for (int i = starts; i < starts + inner; i++)
        if (!chain && i > starts && net.sort[i - 1] == TASK && roll(6) == 0) {
            net.sort[i] = roll(2) ? BOUNDARY : ASIDE;
            net.host[i] = i - 1;
        }
    for (int i = 0; i < starts + inner; i++) {
        int ways = i < starts ? 1 : 1 + (roll(2) == 0) + (roll(6) == 0);
        for (int k = 0; k < ways; k++) {
            /* Mostly on, sometimes back. */
            int span = net.node_count - starts, to = starts + (int)roll((unsigned)span);
            if (roll(4) && to <= i)
                to = i + 1 < starts ? starts : i + 1 + (int)roll((unsigned)(net.node_count - i - 1));
            if (net.sort[to] != BOUNDARY && net.sort[to] != ASIDE && net.sort[to] != START)
                add_edge(&net, i, to);
        }
    }
    for (int i = 0; i < net.node_count; i++)
        mark_conditions(&net, i);
    return net;
}

/* The second judge. */

enum meeting { EACH, ALL, SOME };

struct judge {
    struct net net; /* with an edge from each host to its boundary events */
    int begin;      /* the node that begins, or -1: the starts */
    bool beside[NODES];
    uint64_t *states; /* edges with a token, and ends that were come to */
    uint32_t *arcs;   /* pairs of states */
    uint32_t *table;
    size_t state_count, arc_count;
    bool *ends;       /* by state: nothing fires, or what fires puts a second token */
    struct verdict *verdict;
    uint64_t at;      /* the state at hand, and its number */
    size_t number;
    bool fires;
};

#define BIT(n) (1ull << (n))
#define ENDED(node) BIT(EDGES + (node))

static enum meeting meeting_of(const struct net *net, int node)
{
    if (net->sort[node] == PARALLEL)
        return ALL;
    return net->chain || net->sort[node] == INCLUSIVE ? SOME : EACH;
}

static void reach(const struct net *net, int from, bool *seen, bool over_asides)
{
    if (seen[from])
        return;
    seen[from] = true;
    for (int e = 0; e < net->edge_count; e++)
        if (net->from[e] == from && (over_asides || net->sort[net->to[e]] != ASIDE))
            reach(net, net->to[e], seen, over_asides);
}

/* Edges that a path leads from to an edge, not through a node. */
static uint64_t leading_to(const struct net *net, int edge, int node)
{
    uint64_t set = BIT(edge), before = 0;
    while (set != before) {
        before = set;
        for (int a = 0; a < net->edge_count; a++)
            for (int b = 0; b < net->edge_count; b++)
                if ((set & BIT(b)) && net->to[a] == net->from[b] && net->to[a] != node)
                    set |= BIT(a);
    }
    return set;
}

static bool wait_is_over(const struct net *net, int node, uint64_t state)
{
    uint64_t to_filled = 0, to_empty = 0;
    bool any = false;
    for (int e = 0; e < net->edge_count; e++) {
        if (net->to[e] != node)
            continue;
        if (state & BIT(e)) {
            any = true;
            to_filled |= leading_to(net, e, node);
        } else {
            to_empty |= leading_to(net, e, node);
        }
    }
    for (int e = 0; e < net->edge_count && any; e++)
        if ((state & BIT(e)) && (to_empty & BIT(e)) && !(to_filled & BIT(e)))
            return false;
    return any;
}

static size_t find_state(struct judge *judge, uint64_t state)
{
    size_t slot = (size_t)(state * 0x9e3779b97f4a7c15u >> 40) % (STATES * 2);
    while (judge->table[slot] && judge->states[judge->table[slot] - 1] != state)
        slot = (slot + 1) % (STATES * 2);
    if (!judge->table[slot] && judge->state_count < STATES) {
        judge->states[judge->state_count++] = state;
        judge->table[slot] = (uint32_t)judge->state_count;
    }
    return judge->table[slot] ? judge->table[slot] - 1 : SIZE_MAX;
}

static void go(struct judge *judge, uint64_t taken, uint64_t given)
{
    uint64_t rest = judge->at & ~taken;
    judge->fires = true;
    if (rest & given) {
        judge->verdict->twice = true;
        judge->ends[judge->number] = true;
        return;
    }
    size_t to = find_state(judge, rest | given);
    if (to == SIZE_MAX || judge->arc_count >= STATES * 8) {
        judge->verdict->capped = true;
        return;
    }
    judge->arcs[judge->arc_count * 2] = (uint32_t)judge->number;
    judge->arcs[judge->arc_count++ * 2 + 1] = (uint32_t)to;
}

static void go_some(struct judge *judge, uint64_t taken, uint64_t always, const int *ways, int count, bool none)
{
    for (unsigned bits = none ? 0 : 1; bits < 1u << count; bits++) {
        uint64_t given = always;
        for (int i = 0; i < count; i++)
            if (bits >> i & 1)
                given |= BIT(ways[i]);
        go(judge, taken, given);
    }
}

/* An end that nobody drew: nothing leads on. */
static void end_undrawn(struct judge *judge, int node, uint64_t taken, uint64_t beside)
{
    if (judge->at & ENDED(node))
        judge->verdict->ends_twice = true;
    go(judge, taken | ENDED(node), beside | ENDED(node));
}

/* Fires the way out of a node with what it always gives beside. */
static void leave(struct judge *judge, int node, uint64_t taken, uint64_t beside)
{
    const struct net *net = &judge->net;
    int plain[EDGES], maybe[EDGES], plain_count = 0, maybe_count = 0, fallback = -1;
    uint64_t always = beside;
    for (int e = 0; e < net->edge_count; e++) {
        if (net->from[e] != node || net->sort[net->to[e]] == BOUNDARY || net->sort[net->to[e]] == ASIDE)
            continue;
        if (net->mark[e] == DEFAULT)
            fallback = e;
        else if (net->mark[e] == CONDITION || (!net->chain && net->sort[node] == INCLUSIVE))
            maybe[maybe_count++] = e;
        else
            plain[plain_count++] = e;
    }
    bool one = net->chain ? net->sort[node] != PARALLEL : net->sort[node] == EXCLUSIVE || net->sort[node] == EVENTS;
    if (one || (fallback >= 0 && maybe_count == 0)) {
        for (int i = 0; i < plain_count; i++)
            go(judge, taken, beside | BIT(plain[i]));
        if (fallback >= 0)
            go(judge, taken, beside | BIT(fallback));
        if (plain_count == 0 && fallback < 0)
            end_undrawn(judge, node, taken, beside);
        return;
    }
    for (int i = 0; i < plain_count; i++)
        always |= BIT(plain[i]);
    if (plain_count + maybe_count == 0)
        end_undrawn(judge, node, taken, always);
    else
        go_some(judge, taken, always, maybe, maybe_count, maybe_count == 0 || (plain_count > 0 && fallback < 0));
    if (fallback >= 0 && maybe_count > 0)
        go(judge, taken, always | BIT(fallback));
}

/* A boundary event instead of the way out, or beside it. */
static void act(struct judge *judge, int node, uint64_t taken)
{
    const struct net *net = &judge->net;
    int asides[EDGES], aside_count = 0;
    judge->verdict->done[node] = true;
    for (int e = 0; e < net->edge_count; e++)
        if (net->from[e] == node && net->sort[net->to[e]] == ASIDE)
            asides[aside_count++] = e;
    for (unsigned bits = 0; bits < 1u << aside_count; bits++) {
        uint64_t beside = 0;
        for (int i = 0; i < aside_count; i++)
            if (bits >> i & 1)
                beside |= BIT(asides[i]);
        leave(judge, node, taken, beside);
        for (int e = 0; e < net->edge_count; e++)
            if (net->from[e] == node && net->sort[net->to[e]] == BOUNDARY)
                go(judge, taken, beside | BIT(e));
    }
}

static void reach_end(struct judge *judge, int node, uint64_t taken)
{
    judge->verdict->done[node] = true;
    if (judge->net.sort[node] == TERMINATE) { /* all else is gone */
        go(judge, judge->at, ENDED(NODES));
        return;
    }
    if (judge->at & ENDED(node))
        judge->verdict->ends_twice = true;
    go(judge, taken | ENDED(node), ENDED(node));
}

static void fire(struct judge *judge, int node)
{
    const struct net *net = &judge->net;
    uint64_t here = 0, all = 0;
    for (int e = 0; e < net->edge_count; e++)
        if (net->to[e] == node)
            all |= BIT(e);
    here = judge->at & all;
    if (!here)
        return;
    enum meeting meeting = meeting_of(net, node);
    bool several = (all & (all - 1)) != 0;
    if ((meeting == ALL && here != all) || (meeting == SOME && several && !wait_is_over(net, node, judge->at)))
        return;
    for (int e = 0; e < net->edge_count; e++) {
        uint64_t taken = meeting == EACH ? BIT(e) : here;
        if (!(here & BIT(e)))
            continue;
        if (is_end(net->sort[node]))
            reach_end(judge, node, taken);
        else
            act(judge, node, taken);
        if (meeting != EACH)
            return;
    }
}

static void find_circles(struct judge *judge)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (size_t i = judge->arc_count; i-- > 0;)
            if (judge->ends[judge->arcs[i * 2 + 1]] && !judge->ends[judge->arcs[i * 2]])
                judge->ends[judge->arcs[i * 2]] = changed = true;
    }
    for (size_t i = 0; i < judge->state_count; i++)
        judge->verdict->circle = judge->verdict->circle || !judge->ends[i];
}

static void explore(struct judge *judge)
{
    const uint64_t edges = BIT(EDGES) - 1;
    for (judge->number = 0; judge->number < judge->state_count && !judge->verdict->capped; judge->number++) {
        judge->at = judge->states[judge->number];
        judge->fires = false;
        if (!(judge->at & ENDED(NODES)))
            for (int n = 0; n < judge->net.node_count; n++)
                fire(judge, n);
        if (judge->fires)
            continue;
        judge->ends[judge->number] = true;
        if (judge->at & edges)
            judge->verdict->stuck = true;
        if ((judge->at & edges) && (judge->at & ~edges))
            judge->verdict->left_over = true;
    }
    if (!judge->verdict->capped)
        find_circles(judge);
}

/* A way out that nobody drew ends there: twice is twice. Beginnings fire by an edge of their own. */
/* What never happens in the net at hand although its beginning leads there. */
static void find_dead(struct judge *judge, const bool *begins)
{
    bool seen[NODES] = {false};
    struct net whole = judge->net;
    int kept = 0;
    for (int e = 0; e < judge->net.edge_count; e++)
        if (judge->net.from[e] >= 0 && !judge->beside[judge->net.to[e]]) {
            whole.from[kept] = judge->net.from[e];
            whole.to[kept++] = judge->net.to[e];
        }
    whole.edge_count = kept;
    for (int n = 0; n < whole.node_count; n++)
        if (begins[n])
            reach(&whole, n, seen, true);
    for (int n = 0; n < whole.node_count; n++)
        judge->verdict->dead[n] = judge->verdict->dead[n] || (seen[n] && !judge->verdict->done[n]);
}

static void judge_from(struct judge *judge, const struct net *net, int begin)
{
    bool begins[NODES] = {false};
    int first = net->edge_count;
    judge->net = *net;
    judge->state_count = judge->arc_count = 0;
    memset(judge->table, 0, STATES * 2 * sizeof *judge->table);
    memset(judge->ends, 0, STATES * sizeof *judge->ends);
    for (int n = 0; n < net->node_count; n++) {
        if (begin >= 0 ? n != begin : net->sort[n] != START)
            continue;
        int e = judge->net.edge_count++;
        begins[n] = true;
        judge->net.from[e] = -1;
        judge->net.to[e] = n;
        judge->net.mark[e] = PLAIN;
    }
    for (int e = first; e < judge->net.edge_count; e++)
        find_state(judge, BIT(e));
    memset(judge->verdict->done, 0, sizeof judge->verdict->done);
    explore(judge);
    find_dead(judge, begins);
}

/* Chain XML: where nobody comes, nothing is waited for. */
static void drop_unreached(struct net *net)
{
    bool seen[NODES] = {false};
    int kept = 0;
    for (int n = 0; n < net->node_count; n++)
        if (net->sort[n] == START)
            reach(net, n, seen, true);
    for (int e = 0; e < net->edge_count; e++)
        if (seen[net->from[e]]) {
            net->from[kept] = net->from[e];
            net->to[kept++] = net->to[e];
        }
    net->edge_count = kept;
}

/* Events that let their host go on and do not come back to the path are judged by themselves. */
static void find_beside(const struct net *net, bool *beside)
{
    bool path[NODES] = {false};
    for (int n = 0; n < net->node_count; n++)
        if (net->sort[n] == START)
            reach(net, n, path, false);
    for (int n = 0; n < net->node_count; n++) {
        bool seen[NODES] = {false}, back = false;
        if (net->sort[n] != ASIDE || path[n])
            continue;
        reach(net, n, seen, false);
        for (int k = 0; k < net->node_count; k++)
            back = back || (seen[k] && path[k]);
        beside[n] = !back;
        for (int k = 0; k < net->node_count && back; k++)
            path[k] = path[k] || seen[k];
    }
}

/* No way leads from their hosts to them, not even one that somebody waits for. */
static void drop_beside(struct net *net, const bool *beside)
{
    int kept = 0;
    for (int e = 0; e < net->edge_count; e++) {
        if (beside[net->to[e]])
            continue;
        net->from[kept] = net->from[e];
        net->to[kept] = net->to[e];
        net->mark[kept++] = net->mark[e];
    }
    net->edge_count = kept;
}

static struct verdict judge_all(struct judge *judge, const struct net *drawn)
{
    struct verdict verdict = {.twice = false};
    struct net net = *drawn;
    judge->verdict = &verdict;
    if (net.chain)
        drop_unreached(&net);
    for (int n = 0; n < net.node_count; n++)
        if (net.sort[n] == BOUNDARY || net.sort[n] == ASIDE) {
            net.from[net.edge_count] = net.host[n];
            net.mark[net.edge_count] = PLAIN;
            net.to[net.edge_count++] = n;
        }
    memset(judge->beside, 0, sizeof judge->beside);
    find_beside(&net, judge->beside);
    drop_beside(&net, judge->beside);
    judge_from(judge, &net, -1);
    for (int n = 0; n < net.node_count; n++)
        if (judge->beside[n])
            judge_from(judge, &net, n);
    return verdict;
}

/* The net as a document. */

struct text {
    char bytes[16384];
    size_t length;
};

#define PUT(text, ...) ((text)->length += (size_t)snprintf((text)->bytes + (text)->length, sizeof (text)->bytes - (text)->length, __VA_ARGS__))

static void write_bpmn(const struct net *net, struct text *text)
{
    static const char *const names[SORTS] = {"task", "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway",
                                             "startEvent", "endEvent", "endEvent", "boundaryEvent", "boundaryEvent"};
    PUT(text, "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"u\"><process id=\"p\">\n");
    for (int n = 0; n < net->node_count; n++) {
        PUT(text, "<%s id=\"n%d\"", names[net->sort[n]], n);
        for (int e = 0; e < net->edge_count; e++)
            if (net->from[e] == n && net->mark[e] == DEFAULT)
                PUT(text, " default=\"e%d\"", e);
        if (net->sort[n] == BOUNDARY || net->sort[n] == ASIDE)
            PUT(text, " attachedToRef=\"n%d\" cancelActivity=\"%s\"", net->host[n], net->sort[n] == ASIDE ? "false" : "true");
        PUT(text, net->sort[n] == TERMINATE ? "><terminateEventDefinition/></endEvent>\n" : "/>\n");
    }
    for (int e = 0; e < net->edge_count; e++)
        PUT(text, "<sequenceFlow id=\"e%d\" sourceRef=\"n%d\" targetRef=\"n%d\">%s</sequenceFlow>\n", e, net->from[e], net->to[e],
            net->mark[e] == CONDITION ? "<conditionExpression>x</conditionExpression>" : "");
    PUT(text, "</process></definitions>");
}

static void write_chain(const struct net *net, struct text *text)
{
    static const char *const names[SORTS] = {"step", "branch", "parallel", "", "", "start", "end", "", "", ""};
    PUT(text, "<chain xmlns=\"urn:libchain:chain:1\" id=\"c\"><steps>\n");
    for (int n = 0; n < net->node_count; n++)
        PUT(text, "<%s id=\"n%d\"/>\n", names[net->sort[n]], n);
    PUT(text, "</steps><flows>\n");
    for (int e = 0; e < net->edge_count; e++)
        PUT(text, "<flow from=\"n%d\" to=\"n%d\"/>\n", net->from[e], net->to[e]);
    PUT(text, "</flows></chain>");
}

static chain_verdict says(bool fails)
{
    return fails ? CHAIN_VERDICT_FAILS : CHAIN_VERDICT_HOLDS;
}

static bool has_fault(const chain_soundness *soundness, chain_sound_fault_kind kind)
{
    for (size_t i = 0; i < chain_soundness_fault_count(soundness); i++)
        if (chain_soundness_fault(soundness, i)->kind == kind)
            return true;
    return false;
}

static bool dead_agree(const struct net *net, const struct verdict *verdict, const chain_soundness *soundness)
{
    bool dead[NODES] = {false};
    for (size_t i = 0; i < chain_soundness_dead_count(soundness); i++)
        dead[atoi(chain_object_id(chain_soundness_dead(soundness, i)) + 1)] = true;
    bool any = false;
    for (int n = 0; n < net->node_count; n++) {
        if (dead[n] != verdict->dead[n])
            return false;
        any = any || dead[n];
    }
    return chain_soundness_verdict(soundness, CHAIN_SOUND_NONE_DEAD) == says(any);
}

/* What comes behind a second token in one place is no more than a consequence: of such a net only that is compared. */
static bool agree(const struct net *net, const struct verdict *verdict, const chain_soundness *soundness)
{
    chain_verdict safe = chain_soundness_verdict(soundness, CHAIN_SOUND_SAFE), can_end = chain_soundness_verdict(soundness, CHAIN_SOUND_CAN_END);
    chain_verdict ends_well = chain_soundness_verdict(soundness, CHAIN_SOUND_ENDS_WELL);
    bool no_end = verdict->stuck || verdict->circle, bad_end = verdict->ends_twice || verdict->left_over;
    if (safe != says(verdict->twice) || has_fault(soundness, CHAIN_SOUND_TWICE) != verdict->twice)
        return false;
    if (verdict->twice)
        return can_end != CHAIN_VERDICT_HOLDS && ends_well != CHAIN_VERDICT_HOLDS;
    return can_end == says(no_end) && ends_well == says(bad_end) &&
           chain_soundness_verdict(soundness, CHAIN_SOUND_NO_CIRCLE) == says(verdict->circle) &&
           has_fault(soundness, CHAIN_SOUND_WAITS) == verdict->stuck && has_fault(soundness, CHAIN_SOUND_CIRCLES) == verdict->circle &&
           has_fault(soundness, CHAIN_SOUND_ENDS_TWICE) == verdict->ends_twice && dead_agree(net, verdict, soundness);
}

/* Each step of a run is one that the run before leads to, or where it begins. */
static bool runs_are_whole(const chain_soundness *soundness)
{
    for (size_t i = 0; i < chain_soundness_fault_count(soundness); i++) {
        const chain_sound_fault *fault = chain_soundness_fault(soundness, i);
        if (!fault->where || fault->run_count == 0)
            return false;
    }
    return true;
}

static bool compare(struct judge *judge, long number, struct verdict *verdict)
{
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    struct net net = make(number % 3 == 2);
    struct text text = {.length = 0};
    chain_model *model = NULL;
    chain_soundness *soundness = NULL;
    *verdict = judge_all(judge, &net);
    (net.chain ? write_chain : write_bpmn)(&net, &text);
    options.alone = true;
    ck_assert_int_eq(chain_load_memory(text.bytes, text.length, "net.xml", &options, &model), CHAIN_OK);
    ck_assert_int_eq(chain_soundness_new(model, NULL, &soundness), CHAIN_OK);
    bool fine = verdict->capped || (agree(&net, verdict, soundness) && runs_are_whole(soundness));
    const char *show = getenv("CHAIN_SOUNDNESS_SHOW");
    if (!fine || (show && atol(show) == number)) {
        printf("# net %ld: twice %d stuck %d left over %d ends twice %d circle %d; library %d%d%d%d%d\n%s\n", number, verdict->twice,
               verdict->stuck, verdict->left_over, verdict->ends_twice, verdict->circle, (int)chain_soundness_verdict(soundness, CHAIN_SOUND_SAFE),
               (int)chain_soundness_verdict(soundness, CHAIN_SOUND_CAN_END), (int)chain_soundness_verdict(soundness, CHAIN_SOUND_ENDS_WELL),
               (int)chain_soundness_verdict(soundness, CHAIN_SOUND_NONE_DEAD), (int)chain_soundness_verdict(soundness, CHAIN_SOUND_NO_CIRCLE),
               text.bytes);
        for (int n = 0; n < net.node_count; n++)
            printf("#   n%d dead %d\n", n, verdict->dead[n]);
    }
    chain_soundness_free(soundness);
    chain_model_free(model);
    return fine;
}

START_TEST(test_random)
{
    const char *wanted = getenv("CHAIN_SOUNDNESS_NETS"), *begin = getenv("CHAIN_SOUNDNESS_SEED");
    long count = wanted ? atol(wanted) : 3000, capped = 0, sound = 0, seen[5] = {0}, wrong = 0;
    struct judge *judge = calloc(1, sizeof *judge);
    ck_assert_ptr_nonnull(judge);
    judge->states = calloc(STATES, sizeof *judge->states);
    judge->arcs = calloc((size_t)STATES * 16, sizeof *judge->arcs);
    judge->table = calloc((size_t)STATES * 2, sizeof *judge->table);
    judge->ends = calloc(STATES, sizeof *judge->ends);
    ck_assert(judge->states && judge->arcs && judge->table && judge->ends);
    for (long i = 0; i < count && wrong < 5; i++) {
        struct verdict verdict;
        seed = (begin ? strtoull(begin, NULL, 10) : 20251122u) + (uint64_t)i * 7919u;
        wrong += !compare(judge, i, &verdict);
        capped += verdict.capped;
        seen[0] += verdict.twice;
        seen[1] += verdict.stuck;
        seen[2] += verdict.ends_twice;
        seen[3] += verdict.circle;
        sound += !verdict.twice && !verdict.stuck && !verdict.ends_twice && !verdict.circle && !verdict.capped;
    }
    printf("# %ld nets, %ld sound; twice %ld, stuck %ld, ends twice %ld, circle %ld; too large for the second judge %ld\n", count, sound,
           seen[0], seen[1], seen[2], seen[3], capped);
    ck_assert_int_eq(wrong, 0);
    /* A generator that makes only one sort of net would prove nothing. */
    ck_assert_int_lt(capped, count / 20 + 1);
    ck_assert(count < 1000 || (sound > count / 20 && seen[0] > count / 20 && seen[1] > count / 20 && seen[2] > 0 && seen[3] > 0));
    free(judge->states);
    free(judge->arcs);
    free(judge->table);
    free(judge->ends);
    free(judge);
}
END_TEST

UNIT_MAIN("soundness_random", test_random)
