/* Figures that need nothing but numbers. */
#include "chain/figures.h"

#include <math.h>
#include <stdlib.h>

#define LARGEST 1000000000
#define MOST_MONTHS 1200

bool chain_share_possible(int64_t digits, int64_t scale, int64_t base)
{
    if (digits < 0 || digits > LARGEST || scale < 1 || scale > LARGEST || base < 1 || base > LARGEST)
        return false;
    /* floor(scale * k / base + 1/2) = digits, so (2 digits - 1) base <= 2 scale k < (2 digits + 1) base; the least such k is tried. */
    int64_t from = (2 * digits - 1) * base, step = 2 * scale;
    int64_t k = from > 0 ? (from + step - 1) / step : 0;
    return step * k < (2 * digits + 1) * base;
}

bool chain_per_year(double amount, int months, double *year)
{
    if (months < 1 || months > MOST_MONTHS || !year)
        return false;
    *year = amount * 12 / months;
    return true;
}

bool chain_continuity(const uint32_t *visits, size_t providers, double *coci, double *upc)
{
    uint64_t all = 0, most = 0;
    double squares = 0;
    for (size_t i = 0; visits && i < providers && all <= LARGEST; i++) {
        all += visits[i];
        most = visits[i] > most ? visits[i] : most;
        squares += (double)visits[i] * visits[i];
    }
    if (all < 2 || all > LARGEST)
        return false;
    if (coci)
        *coci = (squares - (double)all) / ((double)all * (double)(all - 1));
    if (upc)
        *upc = (double)most / (double)all;
    return true;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

bool chain_third_free(const double *days, size_t count, double *t3)
{
    if (!days || !t3 || count == 0 || count > LARGEST)
        return false;
    double *sorted = malloc(count * sizeof *sorted);
    bool good = sorted != NULL;
    for (size_t i = 0; good && i < count; i++) {
        sorted[i] = days[i] < 0 ? CHAIN_T3_WAITING_LIST : days[i];
        good = isfinite(days[i]);
    }
    if (good) {
        qsort(sorted, count, sizeof *sorted, compare);
        *t3 = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }
    free(sorted);
    return good;
}
