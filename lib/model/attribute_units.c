/* Units in which distances are whole numbers, so that what is equal is equal to the last one. */
#include "model/attribute.h"

static int64_t greatest_divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* The least multiple of both that is at most MI_UNITS, else the first. */
static int64_t common_multiple(int64_t units, int64_t divisor)
{
    int64_t factor = divisor / greatest_divisor(units, divisor);
    return factor > MI_UNITS / units ? units : units * factor;
}

/* `whole` distances of one make the greatest there is. */
static int64_t take_in(int64_t units, int64_t parts, int64_t whole, int64_t bound)
{
    if (whole > MI_UNITS / bound || parts > MI_UNITS / (whole * bound))
        return units;
    return common_multiple(units, parts * whole * bound);
}

/* How many of the steps that all numbers lie apart by make up their range. */
static int64_t steps_of(const struct mi_attribute *attribute)
{
    int64_t step = attribute->range;
    int64_t first = 0;
    bool found = false;
    for (uint32_t p = 0; p < attribute->people; p++) {
        if (attribute->first[p] == attribute->first[p + 1])
            continue;
        int64_t value = attribute->value[attribute->first[p]];
        if (!found)
            first = value;
        found = true;
        step = greatest_divisor(step, value - first);
    }
    return step == 0 ? 1 : attribute->range / step;
}

static int64_t most_words(const struct mi_attribute *attribute)
{
    int64_t most = 0;
    for (uint32_t p = 0; p < attribute->people; p++) {
        int64_t words = attribute->first[p + 1] - attribute->first[p];
        most = words > most ? words : most;
    }
    return most;
}

int64_t mi_attribute_units(const struct mi_attribute *attribute, uint32_t size, int64_t weights,
                           int64_t units)
{
    int64_t bound = attribute->bound[size];
    if (bound == 0 || attribute->deviation != NULL)
        return units;
    int64_t parts = weights / greatest_divisor(weights, attribute->weight);
    if (attribute->number)
        return take_in(units, parts, steps_of(attribute), bound);
    if (attribute->kind == MIRAIF_ATTRIBUTE_PROFILE) {
        for (int64_t known = 1; known <= attribute->figures; known++)
            units = take_in(units, parts, known * MI_FIGURE_RANGE, bound);
        return units;
    }
    int64_t words = most_words(attribute);
    int64_t most = words > 1 ? 2 * words : 1; /* that two people can say together */
    for (int64_t said = 1; said <= most; said++)
        units = take_in(units, parts, said, bound);
    return units;
}
