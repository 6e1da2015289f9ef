/* When two spellings mean the same company. */
#include "text/company.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/key.h"
#include "text/utf8.h"

/* Legal forms as they stand after NFKC: ㈱ and （株） are "(株)" by then. */
static const char *const forms[] = {
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "相互会社",
    "一般社団法人",
    "公益社団法人",
    "一般財団法人",
    "公益財団法人",
    "特定非営利活動法人",
    "認定npo法人",
    "npo法人",
    "独立行政法人",
    "国立大学法人",
    "公立大学法人",
    "地方独立行政法人",
    "国立研究開発法人",
    "社会福祉法人",
    "医療法人社団",
    "医療法人財団",
    "医療法人",
    "学校法人",
    "宗教法人",
    "税理士法人",
    "弁護士法人",
    "司法書士法人",
    "行政書士法人",
    "監査法人",
    "社会保険労務士法人",
    "社団法人",
    "財団法人",
    "(株)",
    "(有)",
    "(同)",
    "(合)",
    "(資)",
    "(名)",
    "(一社)",
    "(公社)",
    "(一財)",
    "(公財)",
    "(社)",
    "(財)",
    "(医)",
    "(学)",
    "(福)",
    "(特非)",
    "(独)",
};

/* Legal forms in Latin letters stand alone, as words: "Disco" does not end in "co". */
static const char *const words[] = {"inc",     "incorporated", "corp",    "corporation", "co",
                                    "company", "ltd",          "limited", "llc",         "llp",
                                    "plc",     "gmbh",         "kk",      "k k"};

/* What people without a company write. */
static const char *const nobody[] = {
    "個人事業主",
    "個人事業",
    "個人",
    "フリーランス",
    "フリー",
    "自営業",
    "自営",
    "無職",
    "無所属",
    "なし",
    "無し",
    "無",
    "特になし",
    "学生",
    "主婦",
    "主夫",
    "専業主婦",
    "専業主夫",
    "求職中",
    "休職中",
    "離職中",
    "退職済",
    "退職",
    "未定",
    "非公開",
    "未記入",
    "無回答",
    "-",
    "ー",
    "freelance",
    "freelancer",
    "selfemployed",
    "self-employed",
    "none",
    "n/a",
    "na",
    "unemployed",
};

static bool ends(const char *text, size_t length, const char *tail)
{
    size_t size = strlen(tail);
    return size <= length && memcmp(text + length - size, tail, size) == 0;
}

static bool starts(const char *text, size_t length, const char *head)
{
    size_t size = strlen(head);
    return size <= length && memcmp(text, head, size) == 0;
}

/* Marks between the parts of a name: they become blanks, which word boundaries are found by. */
static bool is_mark(int32_t code)
{
    return code == '.' || code == ',' || code == 0x30FB || code == 0xB7 || code == 0x3001 || code == 0x3002;
}

/* The folded name with marks and blanks as single spaces, none at the ends. */
static void space_out(char *text)
{
    char *to = text;
    int32_t code;
    bool space = false;
    for (size_t size; (size = mi_utf8_decode(text, &code)) > 0; text += size) {
        if (code == ' ' || is_mark(code)) {
            space = true;
            continue;
        }
        if (space)
            *to++ = ' ';
        memmove(to, text, size);
        to += size;
        space = false;
    }
    *to = '\0';
}

/* Drops one Latin legal form at the end, with the space before it: `*length` shrinks. */
static bool drop_word(const char *text, size_t *length)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (ends(text, *length, words[i]) && *length > size && text[*length - size - 1] == ' ') {
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
        size_t size = strlen(forms[i]);
        if (size >= *length)
            continue;
        if (starts(*text, *length, forms[i]))
            *text += size;
        else if (!ends(*text, *length, forms[i]))
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
        size_t size = strlen(nobody[i]);
        if (starts(text, length, nobody[i]) && (length == size || text[size] == '('))
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
    static const char *const parts[] = {"支店", "支社", "支部", "支所", "営業所", "出張所"};
    size_t length = strlen(key);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (length > strlen(parts[i]) && ends(key, length, parts[i]))
            return true;
    return false;
}
