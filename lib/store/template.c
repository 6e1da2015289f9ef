/* The tables `template` and `form`. */
#include "store/template.h"

#include "base/error.h"
#include "store/stmt.h"

enum miraif_status mi_template_read(struct miraif_store *store, const char *rule, const char *language,
                                    struct miraif_arena *arena, const char **ret_subject,
                                    const char **ret_body, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(
        store, "SELECT subject, body FROM template WHERE rule = :rule AND language = :language", &stmt, err));
    mi_bind_text(stmt, ":rule", rule);
    mi_bind_text(stmt, ":language", language);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    const char *subject = row ? mi_column_text(stmt, 0, arena) : NULL;
    const char *body = row ? mi_column_text(stmt, 1, arena) : NULL;
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status != MIRAIF_OK)
        return status;
    *ret_subject = subject;
    *ret_body = body;
    return MIRAIF_OK;
}

static enum miraif_status delete_template(struct miraif_store *store, const char *rule, const char *language,
                                          struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store, "DELETE FROM template WHERE rule = :rule AND language = :language", &stmt, err));
    mi_bind_text(stmt, ":rule", rule);
    mi_bind_text(stmt, ":language", language);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_template_write(struct miraif_store *store, const char *rule, const char *language,
                                     const char *subject, const char *body, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    if (subject == NULL)
        return delete_template(store, rule, language, err);
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO template (rule, language, subject, body)"
                       " VALUES (:rule, :language, :subject, :body) ON CONFLICT (rule, language)"
                       " DO UPDATE SET subject = excluded.subject, body = excluded.body",
                       &stmt, err));
    mi_bind_text(stmt, ":rule", rule);
    mi_bind_text(stmt, ":language", language);
    mi_bind_text(stmt, ":subject", subject);
    mi_bind_text(stmt, ":body", body);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_form_read(struct miraif_store *store, const char *purpose, struct miraif_arena *arena,
                                const char **ret_url, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store, "SELECT url FROM form WHERE purpose = :purpose", &stmt, err));
    mi_bind_text(stmt, ":purpose", purpose);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    const char *url = row ? mi_column_text(stmt, 0, arena) : NULL;
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_url = url;
    return status;
}

enum miraif_status mi_form_write(struct miraif_store *store, const char *purpose, const char *url,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    if (url == NULL)
        MI_TRY(mi_stmt_get(store, "DELETE FROM form WHERE purpose = :purpose", &stmt, err));
    else
        MI_TRY(mi_stmt_get(store,
                           "INSERT INTO form (purpose, url) VALUES (:purpose, :url)"
                           " ON CONFLICT (purpose) DO UPDATE SET url = excluded.url",
                           &stmt, err));
    mi_bind_text(stmt, ":purpose", purpose);
    if (url != NULL)
        mi_bind_text(stmt, ":url", url);
    return mi_stmt_run(stmt, err);
}
