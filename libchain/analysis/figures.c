/* Figures that need nothing but numbers. */
#include "chain/figures.h"

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
