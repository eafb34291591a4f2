/**
 * @file
 * Pictures of chains: libchain-draw, a second library, the only one that needs Graphviz.
 *
 * @code
 * chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
 * options.format = "pdf";
 * options.gaps = findings;
 * chain_draw_report report = CHAIN_DRAW_REPORT_INIT;
 * chain_status status = chain_draw(model, &options, output, &report);
 * if (status == CHAIN_OK && report.text_pt < CHAIN_DRAW_SMALLEST_PT)
 *     fprintf(stderr, "Text is %.1f pt: try a larger paper.\n", report.text_pt);
 * @endcode
 *
 * The same model, options and Graphviz give the same bytes, always.
 *
 * Threads: any number may call at once; Graphviz keeps global state, so all of it runs under one lock and pictures are rendered
 * one after the other; to draw many at once, use worker processes. Graphviz is started with the first picture and stays (one context,
 * a few hundred kilobytes; its text engine does not survive being stopped). While it runs it sets the process's numeric locale to "C" and
 * back: do not format numbers by locale in another thread at that moment.
 */
#ifndef CHAIN_DRAW_H
#define CHAIN_DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "chain/export.h"
#include "chain/finding.h"
#include "chain/kinds.h"
#include "chain/model.h"
#include "chain/output.h"
#include "chain/soundness.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Which way the paper is held, and so which way time runs. */
typedef enum chain_draw_orientation {
    CHAIN_DRAW_AUTO = 0,      /**< As the view reads best (the client's way upright, all others landscape), unless its text would be
                                   small and is larger the other way. */
    CHAIN_DRAW_LANDSCAPE = 1, /**< Time runs to the right, lanes lie on top of each other. */
    CHAIN_DRAW_PORTRAIT = 2   /**< Time runs down, lanes stand side by side. */
} chain_draw_orientation;

/** In which order the lanes stand. The client's are on top whatever is asked. */
typedef enum chain_draw_lane_order {
    CHAIN_DRAW_LANES_GIVEN = 0, /**< As in the file. */
    CHAIN_DRAW_LANES_AUTO = 1   /**< So that the fewest lines cross. */
} chain_draw_lane_order;

/** Where the list of gaps stands. */
typedef enum chain_draw_gap_list {
    CHAIN_DRAW_GAPS_AUTO = 0,  /**< Below the chart while its text stays comfortable (9 pt); else on a following page where a format or
                                    the options allow several, and short where not. */
    CHAIN_DRAW_GAPS_BELOW = 1, /**< Below the chart. */
    CHAIN_DRAW_GAPS_PAGE = 2,  /**< On a following page. */
    CHAIN_DRAW_GAPS_SHORT = 3  /**< Below the chart each question once, with the numbers that raise it, without their words. */
} chain_draw_gap_list;

/** Text below this size is hard to read on paper. */
#define CHAIN_DRAW_SMALLEST_PT 6.5

/** How to draw. Start with CHAIN_DRAW_OPTIONS_INIT; a member that is 0 or NULL takes its default. */
typedef struct chain_draw_options {
    size_t size;                       /**< sizeof(chain_draw_options), set by the initialiser: lets the struct grow. */
    const char *view;                  /**< Name of a view, default "lanes". */
    const char *format;                /**< Name of a format, default "svg". */
    chain_lang lang;                   /**< Language of all words, default Finnish. */
    const chain_findings *gaps;        /**< Mark these as G1, G2 ... by their position, and list them; NULL = none.
                                            View "map": only how many each chain has, of all chains in one list. */
    const char *paper;                 /**< "A4", "A3", "A2", "A1", "A0" or "screen" (as large as it comes), default "A3". */
    chain_draw_orientation orientation; /**< Which way the paper is held. */
    chain_draw_lane_order lane_order;  /**< In which order the lanes stand. */
    double dpi;                        /**< Of png, default 150. */
    int effort;                        /**< Placements tried for a better layout, default 400; time grows with it. */
    bool lane_hint;                    /**< Count the crossings that CHAIN_DRAW_LANES_AUTO would remove; takes as long as it. */
    bool built_in_widths;              /**< Take letter widths from a table: the layout is then the same on any machine. */
    bool table;                        /**< Add the steps as a table on further pages; their numbers stand on the boxes. */
    bool pages;                        /**< A chart whose text would be under 8 pt is cut into pages; numbered flags tell where lines go
                                            on. Then legend and gaps have a page of their own. Not with paper "screen" or geometry. */
    const char *id_prefix;             /**< Before every id in svg, so that several pictures fit into one web page; default the chain's
                                            id. Letters, digits, '-', '_', '.', a letter first. */
    const chain_model *against;        /**< View "diff": the state before, of which the model is the state after. */
    bool matrix;                       /**< View "handoffs": cells instead of a map, however few handoffs there are. View "map": chains and
                                            the actors that they share as cells. */
    const char *via;                   /**< View "path": ids of steps or flows that the journey goes through, parted by commas. Without it and end:
                                            the journey that most clients take where the shares are known, else the one to help and a good
                                            end that the client begins, that does not go back and has the most meetings. */
    const char *end;                   /**< View "path": id of the step that it comes to. */
    chain_draw_gap_list gap_list;      /**< Where the gaps are listed. */
    const chain_sound_fault *fault;    /**< View "lanes": the run that shows it is marked, the rest is grey. Of the same model; NULL = none. */
    bool advice;                       /**< With text below CHAIN_DRAW_SMALLEST_PT, lay the chart out again in other ways, to tell how large
                                            the text would be; takes several times as long. */
} chain_draw_options;

/** Defaults. */
#define CHAIN_DRAW_OPTIONS_INIT \
    {sizeof(chain_draw_options), NULL, NULL, CHAIN_LANG_NONE, NULL, NULL, CHAIN_DRAW_AUTO, CHAIN_DRAW_LANES_GIVEN, 0, 0, false, false, \
     false, false, NULL, NULL, false, NULL, NULL, CHAIN_DRAW_GAPS_AUTO, NULL, false}

/** How the picture came out. Start with CHAIN_DRAW_REPORT_INIT. */
typedef struct chain_draw_report {
    size_t size;            /**< sizeof(chain_draw_report), set by the initialiser. */
    double text_pt;         /**< Size of the text in the boxes on the paper; warn below CHAIN_DRAW_SMALLEST_PT. */
    double width_pt;        /**< Width of the picture. */
    double height_pt;       /**< Height of the picture. */
    int pages;              /**< Pages, tables among them. */
    bool portrait;          /**< Which way it is held. */
    size_t boxes;           /**< Steps drawn. */
    size_t lines;           /**< Flows, handoffs and messages drawn. */
    int crossings;          /**< Lines that cross lines. */
    int crossings_avoidable; /**< How many of them the automatic lane order would remove; 0 unless lane_hint. */
    int covered_labels;     /**< Line labels for which no free place was found. */
    size_t fallback_labels; /**< Labels that had to be in another language than asked; they are marked "[fi]". */
    size_t gaps;            /**< Gaps listed. */
    const char *larger_paper; /**< With text below CHAIN_DRAW_SMALLEST_PT: the paper on which it would not be; else NULL. Static. */
    double larger_text_pt;  /**< How large the text would be there, at least. */
    size_t ignored_pins;    /**< Rows, columns and phases set in the file that the order of the steps does not allow. */
    size_t unplain_labels;  /**< Names for professionals in a client's picture, for want of the client's words; they are marked "*". */
    char words[200];        /**< With CHAIN_DRAW_FAILED: what Graphviz said; with ignored_pins: ids of their steps; else "". */
    bool fonts_missing;     /**< The machine has no fonts: png and pdf have no letters; svg takes them where it is looked at. */
    double auto_text_pt;    /**< With advice and small text: how large it is with CHAIN_DRAW_LANES_AUTO; 0 when that is no better, or the chart
                                 has more than 200 steps. */
    double pages_text_pt;   /**< The same with several pages. */
    double list_text_pt;    /**< The same with the gap list on a page of its own. */
    double landscape_text_pt; /**< The same with CHAIN_DRAW_LANDSCAPE where CHAIN_DRAW_PORTRAIT was asked for: many lanes side by side are narrow. */
} chain_draw_report;

/** An empty report. */
#define CHAIN_DRAW_REPORT_INIT {sizeof(chain_draw_report), 0, 0, 0, 0, false, 0, 0, 0, 0, 0, 0, 0, NULL, 0, 0, 0, "", false, 0, 0, 0, 0}

/**
 * Draws a chain.
 * @param model    a chain
 * @param options  NULL = defaults
 * @param output   gets the bytes; stays the caller's to close. Nothing is written unless the picture is whole
 * @param report   gets how it came out; may be NULL
 * @return CHAIN_OK; CHAIN_BAD_ARGUMENT for NULL, a member without sense or an unknown paper; CHAIN_UNSUPPORTED for an unknown
 *         view or format, or several pages in a format whose files hold one (all but pdf: use chain_draw_pages()); CHAIN_NOT_A_CHAIN for a region, rules or a model that could not be read; CHAIN_LIMIT for a chain too large to lay
 *         out; CHAIN_DRAW_FAILED; CHAIN_NO_MEMORY. A failed write shows when the output is closed.
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_draw(const chain_model *model, const chain_draw_options *options,
                                                 chain_output *output, chain_draw_report *report);

/**
 * Where the next page goes.
 * @param context  as given to chain_draw_pages()
 * @param page     from 1
 * @param pages    how many there will be; 1 when the format holds all pages in one file
 * @return an output, the caller's to close; NULL stops
 */
typedef chain_output *(*chain_draw_open)(void *context, int page, int pages);

/**
 * As chain_draw(), for pictures of several pages in any format. Outputs are asked for when all pages are drawn, so that files can
 * appear all at once or not at all.
 * @return as chain_draw(); CHAIN_IO_OPEN when `open` gave NULL
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_draw_pages(const chain_model *model, const chain_draw_options *options,
                                                       chain_draw_open open, void *context, chain_draw_report *report);

/**
 * Draws several chains in one picture: view "map", which is also what a view left unsaid means here.
 * @param models  the chains, all borrowed
 * @param count   how many, at least one
 * @return as chain_draw_pages(); CHAIN_BAD_ARGUMENT also for several chains with a view of one; CHAIN_LIMIT for more than 2000
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_draw_chains(const chain_model *const *models, size_t count, const chain_draw_options *options,
                                                        chain_draw_open open, void *context, chain_draw_report *report);

/** How many formats there are. */
CHAIN_API size_t chain_draw_format_count(void);
/** Name of a format, also its usual suffix: "svg", "pdf", "png", "dot", "geometry"; NULL beyond the last. */
CHAIN_API const char *chain_draw_format_name(size_t position);
/** How many views there are. */
CHAIN_API size_t chain_view_count(void);
/** Name of a view: "lanes"; NULL beyond the last. */
CHAIN_API const char *chain_view_name(size_t position);
/** What a view shows, in a language; NULL beyond the last. */
CHAIN_API const char *chain_view_title(size_t position, chain_lang lang);

#ifdef __cplusplus
}
#endif

#endif
