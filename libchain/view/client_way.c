/* One way of the client from beginning to end, in the lanes: in a chart of many lines it is the one to follow first. */
#include "chain/words.h"
#include "view/path_choice.h"

#define MOST_STEPS 250u /* in a larger chart nobody follows it */

/* Marks the lines of the journey. Returns whether it leaves some way out: where there is only one, nothing needs a mark. */
static bool mark(struct chain_lanes *lanes, const chain_journey *journey)
{
    struct chain_view *view = lanes->view;
    bool choice = false;
    for (size_t i = 0; i < chain_journey_length(journey); i++) {
        chain_station station = chain_journey_station(journey, i);
        size_t line = station.flow ? lanes->line_of[chain_object_index(station.flow)] : 0;
        if (line)
            view->lines[line - 1].way = true;
    }
    for (size_t i = 0; i < view->line_count; i++)
        choice = choice || !(view->lines[i].way || view->lines[i].message);
    for (size_t i = 0; !choice && i < view->line_count; i++)
        view->lines[i].way = false;
    return choice;
}

bool chain_lanes_client_way(struct chain_lanes *lanes)
{
    chain_journeys_options options = CHAIN_JOURNEYS_OPTIONS_INIT;
    chain_journeys *journeys = NULL;
    enum chain_path_why why;
    if (lanes->request->fault || lanes->view->box_count > MOST_STEPS)
        return true;
    options.most = CHAIN_PATH_MOST_JOURNEYS;
    chain_status status = chain_journeys_new(lanes->model, &options, &journeys);
    const chain_journey *journey = status == CHAIN_OK ? chain_path_choose(lanes, journeys, &why) : NULL;
    if (journey && mark(lanes, journey))
        lanes->view->way_words = chain_words(lanes->view->lang, why == CHAIN_PATH_ASKED       ? N_("The client's way that was asked for")
                                                                : why == CHAIN_PATH_LIKELIEST ? N_("The way that most clients take")
                                                                                              : N_("One way of the client to follow, as an example"));
    chain_journeys_free(journeys);
    return status != CHAIN_NO_MEMORY;
}
