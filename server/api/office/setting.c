/* What a council may set: from which total an SDQ is followed up, from which age the carer is asked, and the like. */
#include "json_out.h"
#include "route.h"
#include "sdq_follow.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct setting_in {
    struct text value;
};

static const struct field setting_in_fields[] = {
    FIELD(setting_in, value, .type = F_TEXT, .flags = REQUIRED, .max = 100,
          .about = "A whole number; of informants: their words with commas between"),
    FIELDS_END,
};
static const struct shape setting_in_shape = SHAPE("setting_value", setting_in_fields, setting_in);

static const struct field setting_fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER(value, .type = F_TEXT),
    ANSWER(about, .type = F_TEXT),
    ANSWER_OR_NULL(changed_at, .type = F_TIME, .about = "Null: as the service came"),
    ANSWER_OR_NULL(changed_by, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(etag, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape setting_shape = ANSWER_SHAPE("setting", setting_fields);

static bool is_number(const struct text *t)
{
    size_t n = strspn(t->s, "0123456789");

    return n == t->n && n <= 3;
}

static bool is_informant(const char *s, size_t n)
{
    enum sdq_informant who;

    return sdq_informant_parse(s, n, &who);
}

/* "parent,teacher"; "none" for nobody's. */
static bool are_informants(const struct text *t)
{
    if (!strcmp(t->s, "none"))
        return true;
    for (const char *s = t->s;; s++) {
        size_t n = strcspn(s, ",");

        if (!is_informant(s, n))
            return false;
        s += n;
        if (!*s)
            return true;
    }
}

static enum err check(struct request *req)
{
    const struct setting_in *in = req->body;
    bool                     is_list =
        !strcmp(req->word, "sdq_follow_up_informants") || !strcmp(req->word, "sdq_ask_also");
    bool        is_interval = !strncmp(req->word, "health_", strlen("health_"));
    struct rows rows;
    enum err    e = DB(req, setting_version, &rows, P(req->word));

    if (!e && rows.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (e || !in->value.s)
        return e;
    if (is_list && !are_informants(&in->value))
        fail_note(req, "/value", "Send parent, teacher and self with commas between, or none.");
    if (!is_list && !is_number(&in->value))
        fail_note(req, "/value", "Send a whole number.");
    else if (is_interval && strspn(in->value.s, "0") == in->value.n)
        fail_note(req, "/value", "Send at least one month.");
    return ERR_NONE;
}

/* The settings as they would stand are looked at together: from an age that is not after the last one. */
static enum err check_together(struct request *req)
{
    struct sdq_settings settings;
    bool                are_valid = true;
    enum err            e = sdq_settings_read(req, &settings, &are_valid);

    if (!e && !are_valid)
        e = fail_field(req, ERR_BAD_BODY, "/value", "This does not fit with the other settings.");
    return e;
}

static enum err put(struct request *req)
{
    const struct setting_in *in = req->body;
    struct rows              rows;
    enum err                 e = DB(req, setting_update, &rows, P(req->word), P(in->value));

    if (!e)
        e = check_together(req);
    return e ? e : reply_empty(req);
}

const struct route setting_routes[] = {
    READ("/settings", NEED(setting, view), setting_list, setting_shape, .is_list = true,
         .about = "What this council has set, and what each setting does"),
    WRITE(PUT, "/settings/:word", NEED(setting, edit), &setting_in_shape, put, empty_shape,
          .check = check, .about = "Set one of them"),
    ROUTES_END,
};
