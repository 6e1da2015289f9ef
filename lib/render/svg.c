/* Small charts as inline SVG. */
#include "render/svg.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "render/html.h"

enum {
    BARS_WIDTH = 300,
    BARS_LABEL = 118,
    BARS_ROW = 24,
    BARS_NUMBER = 26,
    LABEL_BYTES = 30,
    LINE_WIDTH = 900,
    LINE_HEIGHT = 168,
    LINE_LEFT = 34,
    LINE_TOP = 26,
    LINE_BOTTOM = 120,
    DOT = 5,
    SQUARE = 26,
    SQUARE_ROW = 32,
    SQUARES_LABEL = 40,
    MILLION = 1000000
};

/* A drawing that fills the width that there is, up to `most` pixels. */
static void begin(struct mi_str *str, int width, int height, int most, const char *about)
{
    mi_str_addf(str, "<svg viewBox=\"0 0 %d %d\" style=\"max-width:%dpx\" role=\"img\" aria-label=\"", width,
                height, most);
    mi_html_text(str, about);
    mi_str_add(str, "\">\n");
}

static void text_at(struct mi_str *str, const char *kind, const char *anchor, int64_t x, int64_t y,
                    const char *text)
{
    mi_str_addf(str, "<text class=\"%s\" text-anchor=\"%s\" x=\"%lld\" y=\"%lld\">", kind, anchor,
                (long long)x, (long long)y);
    mi_html_text(str, text);
    mi_str_add(str, "</text>\n");
}

/* The beginning of a label that would not fit. */
static void label_at(struct mi_str *str, int64_t x, int64_t y, const char *label)
{
    char cut[LABEL_BYTES + 1];
    bool long_one = strlen(label) > LABEL_BYTES;
    snprintf(cut, sizeof cut, "%s", label);
    mi_cut_at_character(cut);
    mi_str_addf(str, "<text class=\"label\" text-anchor=\"end\" x=\"%lld\" y=\"%lld\">", (long long)x,
                (long long)y);
    mi_html_text(str, cut);
    mi_str_add(str, long_one ? "…</text>\n" : "</text>\n");
}

void mi_svg_bars(struct mi_str *str, const char *about, const struct mi_bar *bar, size_t bars)
{
    int room = BARS_WIDTH - BARS_LABEL - BARS_NUMBER;
    int64_t most = 1;
    for (size_t i = 0; i < bars; i++)
        most = bar[i].value > most ? bar[i].value : most;
    begin(str, BARS_WIDTH, (int)bars * BARS_ROW, 2 * BARS_WIDTH, about);
    for (size_t i = 0; i < bars; i++) {
        int y = (int)i * BARS_ROW;
        char number[MI_DECIMAL_TEXT];
        int64_t length = bar[i].value * room / most;
        snprintf(number, sizeof number, "%lld", (long long)bar[i].value);
        label_at(str, BARS_LABEL - 8, y + 16, bar[i].label);
        mi_str_addf(str, "<rect class=\"track\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"12\" rx=\"3\"/>",
                    BARS_LABEL, y + 6, room);
        mi_str_addf(str, "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%lld\" height=\"12\" rx=\"3\"/>\n",
                    BARS_LABEL, y + 6, (long long)length);
        text_at(str, "value", "end", BARS_WIDTH, y + 16, number);
    }
    mi_str_add(str, "</svg>\n");
}

void mi_svg_tenths(int64_t millionths, char text[MI_DECIMAL_TEXT])
{
    long long tenths = (long long)(millionths + MILLION / 20) / (MILLION / 10);
    snprintf(text, MI_DECIMAL_TEXT, "%lld.%lld", tenths / 10, tenths % 10);
}

struct frame {
    const struct mi_scale *scale;
    const struct mi_point *point;
    size_t points;
};

static int64_t x_of(const struct frame *frame, size_t number)
{
    int64_t room = LINE_WIDTH - LINE_LEFT;
    return LINE_LEFT + room * (2 * (int64_t)number + 1) / (2 * (int64_t)frame->points);
}

static int64_t y_of(const struct frame *frame, int64_t millionths)
{
    int64_t span = (frame->scale->high - frame->scale->low) * MILLION;
    int64_t above = millionths - frame->scale->low * MILLION;
    return LINE_BOTTOM - above * (LINE_BOTTOM - LINE_TOP) / span;
}

static void grid(struct mi_str *str, const struct frame *frame)
{
    int64_t span = frame->scale->high - frame->scale->low;
    int64_t step = span > 6 ? 2 : 1;
    for (int64_t value = frame->scale->low; value <= frame->scale->high; value += step) {
        char number[MI_DECIMAL_TEXT];
        int64_t y = y_of(frame, value * MILLION);
        snprintf(number, sizeof number, "%lld", (long long)value);
        mi_str_addf(str, "<line class=\"grid\" x1=\"%d\" y1=\"%lld\" x2=\"%d\" y2=\"%lld\"/>\n", LINE_LEFT,
                    (long long)y, LINE_WIDTH, (long long)y);
        text_at(str, "label", "end", LINE_LEFT - 8, y + 4, number);
    }
}

/* From point to point, and not over those that are withheld. */
static void join(struct mi_str *str, const struct frame *frame)
{
    bool pen = false;
    mi_str_add(str, "<path class=\"line\" d=\"M0 0");
    for (size_t i = 0; i < frame->points; i++) {
        pen = pen && !frame->point[i].withheld;
        if (frame->point[i].withheld)
            continue;
        mi_str_addf(str, "%s%lld %lld", pen ? " L" : " M", (long long)x_of(frame, i),
                    (long long)y_of(frame, frame->point[i].value));
        pen = true;
    }
    mi_str_add(str, "\"/>\n");
}

static void mark(struct mi_str *str, const struct frame *frame, size_t number)
{
    const struct mi_point *point = &frame->point[number];
    int64_t x = x_of(frame, number);
    int64_t y = point->withheld ? (LINE_TOP + LINE_BOTTOM) / 2 : y_of(frame, point->value);
    mi_str_addf(str, "<circle class=\"%s\" cx=\"%lld\" cy=\"%lld\" r=\"%d\"/>\n",
                point->withheld ? "hollow" : "dot", (long long)x, (long long)y, DOT);
    if (point->withheld) {
        text_at(str, "label", "middle", x, y - 12, frame->scale->withheld);
    } else {
        char value[MI_DECIMAL_TEXT];
        mi_svg_tenths(point->value, value);
        text_at(str, "value", "middle", x, y - 11, value);
    }
    text_at(str, "label", "middle", x, LINE_BOTTOM + 22, point->label);
    text_at(str, "note", "middle", x, LINE_BOTTOM + 40, point->note);
}

void mi_svg_line(struct mi_str *str, const char *about, const struct mi_scale *scale,
                 const struct mi_point *point, size_t points)
{
    const struct frame frame = {scale, point, points};
    begin(str, LINE_WIDTH, LINE_HEIGHT, LINE_WIDTH + LINE_WIDTH / 4, about);
    grid(str, &frame);
    join(str, &frame);
    for (size_t i = 0; i < points; i++)
        mark(str, &frame, i);
    mi_str_add(str, "</svg>\n");
}

static void square(struct mi_str *str, char state, int x, int y, size_t number)
{
    char text[MI_DECIMAL_TEXT];
    snprintf(text, sizeof text, "%zu", number);
    mi_str_addf(str, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>",
                state == 'h'   ? "held"
                : state == 'x' ? "cancelled"
                               : "planned",
                x, y, SQUARE, SQUARE);
    text_at(str, state == 'h' ? "number on" : "number", "middle", x + SQUARE / 2, y + 17, text);
}

void mi_svg_squares(struct mi_str *str, const char *about, const struct mi_squares *row, size_t rows)
{
    size_t most = 1;
    for (size_t i = 0; i < rows; i++)
        most = strlen(row[i].state) > most ? strlen(row[i].state) : most;
    int width = SQUARES_LABEL + (int)most * SQUARE_ROW;
    begin(str, width, (int)rows * SQUARE_ROW, width + width / 4, about);
    for (size_t i = 0; i < rows; i++) {
        label_at(str, SQUARES_LABEL - 10, (int)i * SQUARE_ROW + 18, row[i].label);
        for (size_t j = 0; row[i].state[j] != '\0'; j++)
            square(str, row[i].state[j], SQUARES_LABEL + (int)j * SQUARE_ROW, (int)i * SQUARE_ROW, j + 1);
    }
    mi_str_add(str, "</svg>\n");
}
