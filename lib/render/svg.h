/* Small charts as inline SVG (SVG 1.1), drawn for a page's own style: colours come from the classes bar,
 * track, line, dot, hollow, grid, held, planned, cancelled, label and value. Numbers are integers; texts are
 * escaped. */
#ifndef MI_RENDER_SVG_H
#define MI_RENDER_SVG_H

#include <stdbool.h>

#include "base/str.h"
#include "base/value.h"

struct mi_bar {
    const char *label;
    int64_t value;
};

/* Bars side on, one below the other, with what they are called and how many. `about` says what it shows to
 * those who cannot see it. */
void mi_svg_bars(struct mi_str *str, const char *about, const struct mi_bar *bar, size_t bars);

/* A point of a line: `value` in millionths, or not to be shown. */
struct mi_point {
    const char *label; /* below it */
    const char *note;  /* below that */
    int64_t value;
    bool withheld;
};

/* A line from point to point on a scale from `low` to `high`; `withheld` is said at points without a value.
 */
struct mi_scale {
    int64_t low, high;
    const char *withheld;
};
void mi_svg_line(struct mi_str *str, const char *about, const struct mi_scale *scale,
                 const struct mi_point *point, size_t points);

/* A positive figure as charts show it, with one decimal: "4.0". */
void mi_svg_tenths(int64_t millionths, char text[MI_DECIMAL_TEXT]);

/* A row of squares, one a letter: 'h' held, 'p' planned, 'x' cancelled. */
struct mi_squares {
    const char *label;
    const char *state;
};
void mi_svg_squares(struct mi_str *str, const char *about, const struct mi_squares *row, size_t rows);

#endif
