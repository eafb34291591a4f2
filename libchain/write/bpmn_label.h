/* How much room words take in the editors that open BPMN: sans serif at 12 px in shapes, 11 px beside them. */
#ifndef CHAIN_WRITE_BPMN_LABEL_H
#define CHAIN_WRITE_BPMN_LABEL_H

#define CHAIN_TASK_SIZE 12.0
#define CHAIN_LABEL_SIZE 11.0
/* Beside events, gateways and lines, editors wrap words at this width. */
#define CHAIN_LABEL_WIDTH 90.0

struct chain_label {
    double width, height;
};

/* The words wrapped at a width; wider when one word is. */
struct chain_label chain_label_measure(const char *words, double width, double size);
double chain_label_longest_word(const char *words, double size);

#endif
