#include "sdq_follow.h"

#include "db.h"
#include "sql.h"

enum { ASK_WITHIN_WORKING_DAYS = 10 };

static const char *asks(enum sdq_informant who)
{
    static const char *const texts[] = {"Ask the carer for an SDQ", "Ask school for an SDQ",
                                        "Offer the young person an SDQ of their own"};

    return texts[who];
}

static enum err open_task(struct request *req, struct uuid sdq, const char *kind,
                          const char *informant, day_t due, const char *text)
{
    struct rows rows;

    return DB(req, task_sdq_ask, &rows, P(uuid_new()), P(req->child), P(kind), P(informant),
              P_DAY(due), P(text), P(sdq));
}

enum err sdq_settings_read(struct request *req, struct sdq_settings *out, bool *are_valid)
{
    struct sdq_settings s = sdq_settings_default;
    struct rows         rows;
    enum err            e = db_run(req, &sql_sdq_settings, NULL, &rows);

    *out = s;
    if (e || rows.n == 0)
        return e;
    s.from_age = (int32_t)row_int(&rows, 0, 0);
    s.to_age = (int32_t)row_int(&rows, 0, 1);
    s.second_before_review_days = (int32_t)row_int(&rows, 0, 2);
    s.follow_up_total = (int32_t)row_int(&rows, 0, 3);
    s.follow_up_informants = (uint32_t)row_int(&rows, 0, 4);
    s.triangulate_months = (int32_t)row_int(&rows, 0, 5);
    s.again.n = (int32_t)row_int(&rows, 0, 6);
    s.ask_also = (uint32_t)row_int(&rows, 0, 7);
    *are_valid = sdq_settings_are_valid(&s);
    if (*are_valid)
        *out = s;
    return ERR_NONE;
}

enum err sdq_settings_of(struct request *req, struct sdq_settings *out)
{
    bool are_valid;

    return sdq_settings_read(req, out, &are_valid);
}

/* `whom`, as far as they have no form that counts beside this one. */
static enum err ask_missing(struct request *req, struct uuid sdq, const struct sdq_form *form,
                            const struct sdq_settings *settings, const struct child_facts *child,
                            uint32_t whom)
{
    const struct timescale within = {ASK_WITHIN_WORKING_DAYS, CLOCK_WORKING_DAYS};
    day_t                  due = clock_due(req->today, within, &(struct calendar){0});
    enum err               e = ERR_NONE;

    whom &= sdq_informants_missing(child->last_sdq, child->born, form->completed_on, settings);
    for (int who = 0; !e && who < SDQ_INFORMANTS; who++)
        if (whom & (1u << who))
            e = open_task(req, sdq, "sdq_ask", sdq_informant_name((enum sdq_informant)who), due,
                          asks((enum sdq_informant)who));
    return e;
}

/* A high score: a consultation, and everybody who is missing. Else whom the council asks with each of the carer's. */
static enum err open_follow_ups(struct request *req, struct uuid sdq, const struct sdq_form *form,
                                const struct sdq_result *r, const struct sdq_settings *settings,
                                const struct child_facts *child)
{
    const struct timescale within = {ASK_WITHIN_WORKING_DAYS, CLOCK_WORKING_DAYS};
    enum err               e;

    if (!sdq_opens_follow_up(form->informant, r->score[SDQ_TOTAL], settings))
        return form->informant == SDQ_PARENT
                   ? ask_missing(req, sdq, form, settings, child, settings->ask_also)
                   : ERR_NONE;
    e = open_task(req, sdq, "sdq_consultation", sdq_informant_name(form->informant),
                  clock_due(req->today, within, &(struct calendar){0}),
                  "Talk the SDQ through at the next PEP and record what was decided");
    return e ? e : ask_missing(req, sdq, form, settings, child, (1u << SDQ_INFORMANTS) - 1);
}

/* One open "next SDQ" a child: the old one is settled by this form, or moves to its new day. */
static enum err set_next(struct request *req, const struct sdq_settings *settings,
                         const struct child_facts *child)
{
    const struct sdq_child known = {
        .born = child->born,
        .entered_care = child->entered_care,
        .first_review = child->first_review,
        .second_review = child->second_review,
        .last_carer = child->last_sdq[SDQ_PARENT],
    };
    struct sdq_due due;
    struct rows    rows;

    sdq_next_due(&known, req->today, settings, &(struct calendar){0}, &due);
    return DB(req, task_sdq_due, &rows, P(uuid_new()), P(req->child), P_DAY(due.due_on),
              P(SDQ_NEXT_FROM_CARER));
}

/*
 * A score that is for the worse by more than chance explains, since the form before by the same informant: as far as
 * whoever records sees that, and of a form by link whatever there is. The task is of tier 2, so it says no scale.
 */
static enum err open_rise(struct request *req, struct uuid sdq, const struct sdq_form *form,
                          const struct sdq_result *r)
{
    static const enum sdq_score scores[] = {SDQ_EMOTIONAL, SDQ_CONDUCT,   SDQ_HYPERACTIVITY,
                                            SDQ_PEER,      SDQ_PROSOCIAL, SDQ_IMPACT};
    static const char *const    texts[] = {
           "The carer's SDQ is worse than the one before by more than chance explains: look at what "
              "changed, and record what was decided",
           "School's SDQ is worse than the one before by more than chance explains: look at what "
              "changed, and record what was decided",
           "The young person's SDQ is worse than the one before by more than chance explains: look at "
              "what changed, and record what was decided"};

    const struct timescale within = {ASK_WITHIN_WORKING_DAYS, CLOCK_WORKING_DAYS};
    bool                   is_worse = false;
    struct rows            rows;
    enum err               e =
        req->who.kind == IDENTITY_FORM
                          ? db_run(req, &sql_form_before, NULL, &rows)
                          : DB(req, sdq_before, &rows, P(req->child), P(sdq_informant_name(form->informant)),
                               P(sdq_version_name(form->version)), P_DAY(form->completed_on), P(sdq));

    for (int i = 0; !e && rows.n > 0 && i < (int)(sizeof scores / sizeof *scores); i++) {
        int32_t before =
            row_is_null(&rows, 0, 1 + i) ? SDQ_MISSING : (int32_t)row_int(&rows, 0, 1 + i);

        is_worse =
            is_worse ||
            sdq_is_worse(scores[i], sdq_reliable_change(form->informant, form->version, scores[i],
                                                        before, r->score[scores[i]]));
    }
    if (e || !is_worse)
        return e;
    return open_task(req, sdq, "sdq_rise", sdq_informant_name(form->informant),
                     clock_due(req->today, within, &(struct calendar){0}), texts[form->informant]);
}

enum err sdq_child(struct request *req, struct child_facts *out)
{
    struct rows rows;
    enum err    e = DB(req, sdq_lock, &rows, P(req->child));

    return e ? e : child_facts(req, out);
}

enum err sdq_follow(struct request *req, struct uuid sdq, const struct sdq_form *form,
                    const struct sdq_result *r, const struct child_facts *child)
{
    bool                is_newest = child->last_sdq[form->informant] <= form->completed_on;
    struct child_facts  now = *child;
    struct sdq_settings settings;
    struct rows         rows;
    enum err            e = sdq_settings_of(req, &settings);

    if (e || r->score[SDQ_TOTAL] == SDQ_MISSING)
        return e;
    if (is_newest)
        now.last_sdq[form->informant] = form->completed_on;
    e = DB(req, task_sdq_came, &rows, P(req->child), P(sdq_informant_name(form->informant)),
           P_DAY(form->completed_on), P((int64_t)settings.triangulate_months), P(is_newest));
    if (!e && is_newest)
        e = open_follow_ups(req, sdq, form, r, &settings, &now);
    if (!e && is_newest)
        e = open_rise(req, sdq, form, r);
    return e ? e : set_next(req, &settings, &now);
}

enum err sdq_set_next(struct request *req)
{
    struct sdq_settings settings;
    struct child_facts  child;
    enum err            e = sdq_child(req, &child);

    if (!e)
        e = sdq_settings_of(req, &settings);
    return e ? e : set_next(req, &settings, &child);
}
