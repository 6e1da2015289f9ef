/* When two spellings mean the same company. */
#include "text/company.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/key.h"

struct term {
    const char *text;
    size_t size;
};
#define TERM(text)                                                                                           \
    {                                                                                                        \
        text, sizeof(text) - 1                                                                               \
    }

/* Legal forms as they stand after NFKC: ㈱ and （株） are "(株)" by then. */
static const struct term forms[] = {
    TERM("株式会社"),
    TERM("有限会社"),
    TERM("合同会社"),
    TERM("合資会社"),
    TERM("合名会社"),
    TERM("相互会社"),
    TERM("一般社団法人"),
    TERM("公益社団法人"),
    TERM("一般財団法人"),
    TERM("公益財団法人"),
    TERM("特定非営利活動法人"),
    TERM("認定npo法人"),
    TERM("npo法人"),
    TERM("独立行政法人"),
    TERM("国立大学法人"),
    TERM("公立大学法人"),
    TERM("地方独立行政法人"),
    TERM("国立研究開発法人"),
    TERM("社会福祉法人"),
    TERM("医療法人社団"),
    TERM("医療法人財団"),
    TERM("医療法人"),
    TERM("学校法人"),
    TERM("宗教法人"),
    TERM("税理士法人"),
    TERM("弁護士法人"),
    TERM("司法書士法人"),
    TERM("行政書士法人"),
    TERM("監査法人"),
    TERM("社会保険労務士法人"),
    TERM("社団法人"),
    TERM("財団法人"),
    TERM("(株)"),
    TERM("(有)"),
    TERM("(同)"),
    TERM("(合)"),
    TERM("(資)"),
    TERM("(名)"),
    TERM("(一社)"),
    TERM("(公社)"),
    TERM("(一財)"),
    TERM("(公財)"),
    TERM("(社)"),
    TERM("(財)"),
    TERM("(医)"),
    TERM("(学)"),
    TERM("(福)"),
    TERM("(特非)"),
    TERM("(独)"),
};

/* Legal forms in Latin letters stand alone, as words: "Disco" does not end in "co". */
static const struct term words[] = {TERM("inc"), TERM("incorporated"), TERM("corp"), TERM("corporation"),
                                    TERM("co"),  TERM("company"),      TERM("ltd"),  TERM("limited"),
                                    TERM("llc"), TERM("llp"),          TERM("plc"),  TERM("gmbh"),
                                    TERM("kk"),  TERM("k k")};

/* What people without a company write. */
static const struct term nobody[] = {
    TERM("個人事業主"),
    TERM("個人事業"),
    TERM("個人"),
    TERM("フリーランス"),
    TERM("フリー"),
    TERM("自営業"),
    TERM("自営"),
    TERM("無職"),
    TERM("無所属"),
    TERM("なし"),
    TERM("無し"),
    TERM("無"),
    TERM("特になし"),
    TERM("学生"),
    TERM("主婦"),
    TERM("主夫"),
    TERM("専業主婦"),
    TERM("専業主夫"),
    TERM("求職中"),
    TERM("休職中"),
    TERM("離職中"),
    TERM("退職済"),
    TERM("退職"),
    TERM("未定"),
    TERM("非公開"),
    TERM("未記入"),
    TERM("無回答"),
    TERM("-"),
    TERM("ー"),
    TERM("freelance"),
    TERM("freelancer"),
    TERM("selfemployed"),
    TERM("self-employed"),
    TERM("none"),
    TERM("n/a"),
    TERM("na"),
    TERM("unemployed"),
};

/* Most terms differ in a byte that is looked at first. */
static bool ends(const char *text, size_t length, const struct term *tail)
{
    return tail->size <= length && text[length - tail->size] == tail->text[0] &&
           memcmp(text + length - tail->size, tail->text, tail->size) == 0;
}

static bool starts(const char *text, size_t length, const struct term *head)
{
    return head->size <= length && text[0] == head->text[0] && text[1] == head->text[1] &&
           memcmp(text, head->text, head->size) == 0;
}

/* The size of the mark between parts of a name that `text` begins with, 0 where it begins with none. */
static size_t mark_size(const char *text)
{
    switch ((unsigned char)*text) {
    case ' ':
    case '.':
    case ',':
        return 1;
    case 0xC2:
        return text[1] == '\xB7' ? 2 : 0; /* middle dot */
    case 0xE3:
        return strncmp(text, "・", 3) == 0 || strncmp(text, "、", 3) == 0 || strncmp(text, "。", 3) == 0 ? 3
                                                                                                         : 0;
    default:
        return 0;
    }
}

/* The folded name with marks and blanks as single spaces: word boundaries are found by them. */
static void space_out(char *text)
{
    char *to = text;
    bool space = false;
    while (*text != '\0') {
        size_t size = mark_size(text);
        text += size;
        if (size == 0 && space)
            *to++ = ' ';
        if (size == 0)
            *to++ = *text++;
        space = size > 0;
    }
    *to = '\0';
}

/* Drops one Latin legal form at the end, with the space before it: `*length` shrinks. */
static bool drop_word(const char *text, size_t *length)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = words[i].size;
        if (ends(text, *length, &words[i]) && *length > size && text[*length - size - 1] == ' ') {
            *length -= size + 1;
            return true;
        }
    }
    return false;
}

/* Drops blanks in place. */
static size_t close_up(char *text, size_t length)
{
    size_t kept = 0;
    for (size_t i = 0; i < length; i++)
        if (text[i] != ' ')
            text[kept++] = text[i];
    text[kept] = '\0';
    return kept;
}

/* Drops one Japanese legal form at either end, unless nothing else is there. */
static bool drop_form(char **text, size_t *length)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t size = forms[i].size;
        if (size >= *length)
            continue;
        if (starts(*text, *length, &forms[i]))
            *text += size;
        else if (!ends(*text, *length, &forms[i]))
            continue;
        *length -= size;
        return true;
    }
    return false;
}

/* Whether `text` says that there is no company, with a remark in brackets behind or without. */
static bool is_nobody(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++) {
        size_t size = nobody[i].size;
        if (starts(text, length, &nobody[i]) && (length == size || text[size] == '('))
            return true;
    }
    return length == 0;
}

enum miraif_status mi_company_key(const char *text, struct miraif_arena *arena, const char **ret_key,
                                  struct miraif_error *err)
{
    const char *folded;
    MI_TRY(mi_text_fold(text, MI_FOLD_CASE | MI_FOLD_DASHES | MI_FOLD_SPACES, arena, &folded, err));
    char *key = mi_arena_text(arena, folded);
    if (key == NULL)
        return mi_no_memory(err);
    space_out(key);
    size_t length = strlen(key);
    while (drop_word(key, &length))
        ;
    length = close_up(key, length);
    while (drop_form(&key, &length))
        ;
    key[length] = '\0';
    *ret_key = is_nobody(key, length) ? NULL : key;
    return MIRAIF_OK;
}

bool mi_company_is_branch(const char *key)
{
    static const struct term parts[] = {TERM("支店"), TERM("支社"),   TERM("支部"),
                                        TERM("支所"), TERM("営業所"), TERM("出張所")};
    size_t length = strlen(key);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (length > parts[i].size && ends(key, length, &parts[i]))
            return true;
    return false;
}
