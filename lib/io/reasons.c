/* The codes of what rosters are refused or warned for, and what to do about each. All of them are in
 * miraif-csv(5) and are produced by a test: a gate compares the three. */
#include "io/reasons.h"

#include "base/error.h"
#include "base/str.h"

enum { HINT_MOST = 4000 };

static const struct {
    const char *code;
    const char *hint;
} reasons[] = {
    /* The row is refused. */
    {"missing_email", N_("fill in the address: without it a person cannot be known again")},
    {"invalid_email", N_("write one address, such as name@example.jp")},
    {"missing_name", N_("fill in the name, in one column or two")},
    {"duplicate_email", N_("leave one of the rows, or let the later hold with --on-duplicate latest")},
    {"invalid_date", N_("write a date with its year first, as 1985/4/1 or 昭和60年4月1日")},
    {"birth_date_out_of_range", N_("look at the year: people who take part are 15 to 120 years old")},
    {"invalid_age", N_("write an age as a number, such as 39")},
    {"age_out_of_range", N_("look at the age: people who take part are 15 to 120 years old")},
    {"consent_refused", N_("ask the person: without their consent nothing of theirs may be kept")},
    {"too_many_columns", N_("put a cell that holds the separator in quotes")},
    {"too_few_columns", N_("compare the row with the header: a cell is missing")},
    {"unterminated_quote", N_("close the quote, or double one that belongs to the text")},
    {"malformed_quote", N_("double a quote that belongs to the text, and put the cell in quotes")},
    {"invalid_utf8", N_("type the broken character again, and save the file in one encoding")},
    {"nul_byte", N_("remove the NUL byte; an export from another program may be without it")},
    {"field_too_long", N_("shorten the cell to 64 KiB")},
    {"unknown_person", N_("correct the address, or take new people in with --role or cohort import")},
    {"forgotten", N_("they asked to be forgotten: leave the row out, unless they came back (--readmit)")},
    /* The row of an edited export is refused. */
    {"address_taken", N_("look at who has the address; miraif person merge makes two people one")},
    {"duplicate_person", N_("leave one row about each person")},
    {"name_contradicts", N_("write the name alike in all of its columns, or empty those of its parts")},
    {"no_mentor", N_("only mentors have a capacity; person import --role mentor makes them one")},
    /* The row goes in, with a warning. */
    {"age_is_band", N_("ask for the birth date, if ages are to count")},
    {"age_mismatch", N_("ask which is right, and correct the birth date if it is the age")},
    {"company_branch", N_("miraif person company list shows of whom; company group makes them one")},
    {"consent_unclear", N_("read the answer, and ask the person if it is no yes")},
    {"date_is_serial", N_("look at the date; in the spreadsheet, give the column the format of a date")},
    {"differs_from_stored", N_("take the row with --on-duplicate latest, if it is right")},
    {"email_not_rfc5322", N_("mail to it may fail: ask for another address if it does")},
    {"era_ended", N_("correct the year of the era if that is not the date")},
    {"extra_empty_columns", N_("nothing is lost; spreadsheets leave such columns behind")},
    {"invalid_capacity", N_("write how many people they can take as a number, such as 2")},
    {"name_differs", N_("where it is another person, ask for another address")},
    {"name_not_split", N_("put a blank between family and given name, or use two columns")},
    {"phone_unusual", N_("look at the number; it is stored as it is written")},
    {"possible_duplicate", N_("miraif person merge --list shows why; person merge makes them one")},
    {"redirected_person", N_("nothing is lost; leave out the number that is no more")},
    {"private_use_character", N_("ask how the name is written, and use a character that all computers know")},
};

static const char *hint_of(const char *code)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (mi_text_is(reasons[i].code, code))
            return reasons[i].hint;
    return NULL;
}

enum miraif_status mi_reasons_hint(const struct miraif_env *env, const char *const *codes, size_t count,
                                   struct miraif_arena *arena, const char **ret_hint,
                                   struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, HINT_MOST);
    for (size_t i = 0; i < count; i++) {
        const char *hint = hint_of(codes[i]);
        if (hint != NULL)
            mi_str_addf(&str, "%s%s", str.length > 0 ? "; " : "", mi_translate(env, hint));
    }
    *ret_hint = NULL;
    return str.length == 0 && !str.failed ? MIRAIF_OK : mi_str_end(&str, ret_hint, err);
}
