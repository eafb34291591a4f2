/*
 * Writes the documents that validation is measured on: chains and BPMN processes of any size, the same for the same seed on every
 * machine. Nothing is wrong with them, save that every FAULTY-th file of a folder has one flow that leads nowhere, and a file of its own
 * one for each FAULTY_STEPS steps, from steps that the seed chooses.
 *
 *   bench_corpus chain|bpmn FILE STEPS SEED            one file
 *   bench_corpus chain|bpmn FOLDER STEPS SEED COUNT    COUNT files of STEPS steps, more or less by half
 */
#define _POSIX_C_SOURCE 200809L
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { ACTORS = 6, FAULTY = 50, FAULTY_STEPS = 1000, BRANCH_EVERY = 7 };

struct document {
    FILE *file;
    uint64_t random;
    uint32_t steps;
    uint32_t faults;
};

static const char *const actors[ACTORS][2] = {
    {"asiakas", "client"}, {"sairaanhoitaja", "nurse"}, {"laakari", "physician"},
    {"sosiaalityontekija", "social-worker"}, {"fysioterapeutti", "physiotherapist"}, {"palveluohjaaja", "service-counsellor"},
};
static const char *const kinds[] = {"triage", "examine", "treat", "measure", "advice", "plan", "review", "followup"};
static const char *const names[] = {
    "Ajanvaraus ja ensimmäinen arvio", "Vastaanotto", "Hoitosuunnitelma yhdessä asiakkaan kanssa", "Kotikäynti",
    "Laboratoriokokeet", "Seurantasoitto", "Kuntoutusjakso", "Yhteinen neuvottelu", "Palvelutarpeen arviointi",
};

/* xorshift64*: the bits that are used are good enough to mix a corpus. */
static uint32_t chance(struct document *d, uint32_t below)
{
    d->random ^= d->random >> 12;
    d->random ^= d->random << 25;
    d->random ^= d->random >> 27;
    return (uint32_t)((d->random * 2685821657736338717u) >> 33) % below;
}

/* A step that a flow to nowhere begins at. */
static uint32_t fault_from(struct document *d)
{
    return d->faults == 1 ? d->steps - 2 : 1 + chance(d, d->steps - 2);
}

static bool is_branch(uint32_t i, uint32_t steps)
{
    return i > 0 && i % BRANCH_EVERY == 0 && i + 3 < steps;
}

/* Where the ways of a branch meet again. */
static bool is_join(uint32_t i, uint32_t steps)
{
    return i > 2 && is_branch(i - 2, steps);
}

/* The actor changes every third step; a branch belongs to the actor before it. */
static uint32_t actor_of(uint32_t i, uint32_t steps)
{
    if (i == 0 || i + 1 == steps)
        return 0;
    return 1 + (is_branch(i, steps) ? i - 1 : i) / 3 % (ACTORS - 1);
}

/* ---- chain XML ---- */

static void chain_step(struct document *d, uint32_t i)
{
    const char *actor = actors[actor_of(i, d->steps)][0], *name = names[chance(d, sizeof names / sizeof names[0])];
    if (i == 0 || i + 1 == d->steps) {
        const char *element = i == 0 ? "start" : "end";
        fprintf(d->file, "    <%s id=\"s%u\" actor=\"%s\"%s>\n      <name>%s</name>\n    </%s>\n", element, i, actor,
                i == 0 ? " clock=\"contact\"" : " kind=\"resolved\"", i == 0 ? "Yhteydenotto" : "Hoito päättyy", element);
        return;
    }
    if (is_branch(i, d->steps)) {
        fprintf(d->file, "    <branch id=\"s%u\" actor=\"%s\">\n      <name>Riittääkö apu?</name>\n    </branch>\n", i, actor);
        return;
    }
    fprintf(d->file, "    <step id=\"s%u\" kind=\"%s\" actor=\"%s\" channel=\"%s\" tier=\"basic\" visibility=\"frontstage\" planned=\"PT%uM\"",
            i, kinds[chance(d, sizeof kinds / sizeof kinds[0])], actor, chance(d, 2) ? "place phone" : "place", 15 + 5 * chance(d, 12));
    if (chance(d, 3) == 0)
        fprintf(d->file, " needs=\"care-plan\" produces=\"epicrisis\"");
    fprintf(d->file, ">\n      <name>%s %u</name>\n", name, i);
    if (chance(d, 4) == 0)
        fprintf(d->file, "      <name xml:lang=\"sv\">Mottagning %u</name>\n", i);
    if (chance(d, 5) == 0)
        fprintf(d->file, "      <language code=\"fi\" level=\"worker\"/>\n");
    fprintf(d->file, "    </step>\n");
}

static void chain_flow(struct document *d, uint32_t from, uint32_t to, const char *condition, const char *share)
{
    bool handoff = actor_of(from, d->steps) != actor_of(to, d->steps);
    fprintf(d->file, "    <%s from=\"s%u\" to=\"s%u\"", handoff ? "handoff" : "flow", from, to);
    if (share)
        fprintf(d->file, " share=\"%s\"", share);
    if (handoff)
        fprintf(d->file, " kind=\"%s\" carries=\"care-plan\" within=\"P%uD\" acknowledge=\"yes\" feedback=\"%s\"",
                chance(d, 2) ? "shared-record" : "direct-booking", 1 + chance(d, 14), chance(d, 2) ? "yes" : "unknown");
    if (condition)
        fprintf(d->file, ">\n      <condition>%s</condition>\n    </%s>\n", condition, handoff ? "handoff" : "flow");
    else
        fprintf(d->file, "/>\n");
}

static void chain_document(struct document *d, const char *id)
{
    fprintf(d->file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<chain xmlns=\"urn:libchain:chain:1\" id=\"%s\" xml:lang=\"fi\" "
                     "state=\"as-is\">\n  <title>Ketju %s</title>\n  <actors>\n", id, id);
    for (int i = 0; i < ACTORS; i++)
        fprintf(d->file, "    <actor id=\"%s\" kind=\"%s\">\n      <name>%c%s</name>\n    </actor>\n", actors[i][0], actors[i][1],
                actors[i][0][0] - 32, actors[i][0] + 1);
    fprintf(d->file, "  </actors>\n  <steps>\n");
    for (uint32_t i = 0; i < d->steps; i++)
        chain_step(d, i);
    fprintf(d->file, "  </steps>\n  <flows>\n");
    for (uint32_t i = 0; i + 1 < d->steps; i++) {
        bool branch = is_branch(i, d->steps);
        chain_flow(d, i, i + 1, branch ? "Apu ei riitä" : NULL, branch ? "60%" : NULL);
        if (branch)
            chain_flow(d, i, i + 2, "Apu riittää", "40%");
    }
    for (uint32_t i = 0; i < d->faults; i++)
        chain_flow(d, fault_from(d), d->steps + 7 + i, NULL, NULL);
    fprintf(d->file, "  </flows>\n</chain>\n");
}

/* ---- BPMN ---- */

static void bpmn_ways(struct document *d, uint32_t i)
{
    if (i > 0)
        fprintf(d->file, "      <bpmn:incoming>f%u</bpmn:incoming>\n", i - 1);
    if (is_join(i, d->steps))
        fprintf(d->file, "      <bpmn:incoming>g%u</bpmn:incoming>\n", i - 2);
    if (i + 1 < d->steps)
        fprintf(d->file, "      <bpmn:outgoing>f%u</bpmn:outgoing>\n", i);
    if (is_branch(i, d->steps))
        fprintf(d->file, "      <bpmn:outgoing>g%u</bpmn:outgoing>\n", i);
}

static const char *bpmn_element(const struct document *d, uint32_t i)
{
    if (i == 0 || i + 1 == d->steps)
        return i == 0 ? "startEvent" : "endEvent";
    return is_branch(i, d->steps) || is_join(i, d->steps) ? "exclusiveGateway" : "userTask";
}

static void bpmn_node(struct document *d, uint32_t i)
{
    const char *element = bpmn_element(d, i);
    const char *name = is_branch(i, d->steps) ? "Riittääkö apu?" : names[chance(d, sizeof names / sizeof names[0])];
    fprintf(d->file, "    <bpmn:%s id=\"s%u\" name=\"%s %u\">\n", element, i, name, i);
    bpmn_ways(d, i);
    fprintf(d->file, "    </bpmn:%s>\n", element);
}

static void bpmn_flow(struct document *d, char sort, uint32_t from, uint32_t to)
{
    fprintf(d->file, "    <bpmn:sequenceFlow id=\"%c%u\" %ssourceRef=\"s%u\" targetRef=\"s%u\"/>\n", sort, from,
            !is_branch(from, d->steps) ? "" : sort == 'f' ? "name=\"Ei riitä\" " : "name=\"Riittää\" ", from, to);
}

static void bpmn_dead_flow(struct document *d, uint32_t number)
{
    fprintf(d->file, "    <bpmn:sequenceFlow id=\"h%u\" sourceRef=\"s%u\" targetRef=\"s%u\"/>\n", number, fault_from(d),
            d->steps + 7 + number);
}

static void bpmn_shapes(struct document *d)
{
    for (uint32_t i = 0; i < d->steps; i++)
        fprintf(d->file, "      <bpmndi:BPMNShape id=\"s%u_di\" bpmnElement=\"s%u\">\n        <dc:Bounds x=\"%u\" y=\"%u\" width=\"100\" "
                         "height=\"80\"/>\n      </bpmndi:BPMNShape>\n", i, i, 150 * (i % 200), 200 + 160 * (i / 200));
}

static void bpmn_edge(struct document *d, char sort, uint32_t from, uint32_t to)
{
    fprintf(d->file, "      <bpmndi:BPMNEdge id=\"%c%u_di\" bpmnElement=\"%c%u\">\n        <di:waypoint x=\"%u\" y=\"%u\"/>\n        "
                     "<di:waypoint x=\"%u\" y=\"%u\"/>\n      </bpmndi:BPMNEdge>\n", sort, from, sort, from,
            150 * (from % 200) + 100, 240 + 160 * (from / 200), 150 * (to % 200), 240 + 160 * (to / 200));
}

static void bpmn_document(struct document *d, const char *id)
{
    fprintf(d->file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                     " xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\""
                     " xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"d\" targetNamespace=\"urn:bench\">\n"
                     "  <bpmn:process id=\"%s\" name=\"Prosessi\">\n", id);
    for (uint32_t i = 0; i < d->steps; i++)
        bpmn_node(d, i);
    for (uint32_t i = 0; i + 1 < d->steps; i++) {
        bpmn_flow(d, 'f', i, i + 1);
        if (is_branch(i, d->steps))
            bpmn_flow(d, 'g', i, i + 2);
    }
    for (uint32_t i = 0; i < d->faults; i++)
        bpmn_dead_flow(d, i);
    fprintf(d->file, "  </bpmn:process>\n  <bpmndi:BPMNDiagram id=\"diagram\">\n    <bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"%s\">\n", id);
    bpmn_shapes(d);
    for (uint32_t i = 0; i + 1 < d->steps; i++) {
        bpmn_edge(d, 'f', i, i + 1);
        if (is_branch(i, d->steps))
            bpmn_edge(d, 'g', i, i + 2);
    }
    fprintf(d->file, "    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n</bpmn:definitions>\n");
}

/* ---- files ---- */

static bool write_one(const char *dialect, const char *path, const char *id, struct document *d)
{
    d->file = fopen(path, "wb");
    if (!d->file)
        return false;
    if (strcmp(dialect, "bpmn") == 0)
        bpmn_document(d, id);
    else
        chain_document(d, id);
    return fclose(d->file) == 0;
}

static bool write_many(const char *dialect, const char *folder, uint32_t count, struct document *d)
{
    char path[4096], id[32];
    uint32_t steps = d->steps;
    if (mkdir(folder, 0777) != 0)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        d->steps = steps / 2 + 4 + chance(d, steps);
        d->faults = i % FAULTY == FAULTY - 1;
        snprintf(id, sizeof id, "k%u", i);
        snprintf(path, sizeof path, "%s/%s.%s", folder, id, strcmp(dialect, "bpmn") == 0 ? "bpmn" : "xml");
        if (!write_one(dialect, path, id, d))
            return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "usage: bench_corpus chain|bpmn FILE STEPS SEED, or FOLDER STEPS SEED COUNT\n");
        return 2;
    }
    struct document d = {.random = strtoull(argv[4], NULL, 10) * 2 + 1, .steps = (uint32_t)strtoul(argv[3], NULL, 10)};
    d.faults = argc > 5 ? 0 : d.steps / FAULTY_STEPS;
    bool done = argc > 5 ? write_many(argv[1], argv[2], (uint32_t)strtoul(argv[5], NULL, 10), &d) : write_one(argv[1], argv[2], "k", &d);
    if (!done)
        perror(argv[2]);
    return done ? 0 : 2;
}
