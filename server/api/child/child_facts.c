#include "child_facts.h"

#include "sql.h"

/* born, entered care, care status, kind of home, first and second review, last SDQ by parent, teacher, self */
enum err child_facts(struct request *req, struct child_facts *out)
{
    struct rows rows;
    enum err    e = DB(req, child_facts, &rows, P(req->child));

    *out = (struct child_facts){.born = DAY_NONE};
    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    out->born = row_day(&rows, 0, 0);
    out->entered_care = row_day(&rows, 0, 1);
    out->care_status = row_text(&rows, 0, 2);
    out->home_kind = row_text(&rows, 0, 3);
    out->first_review = row_day(&rows, 0, 4);
    out->second_review = row_day(&rows, 0, 5);
    for (int i = 0; i < SDQ_INFORMANTS; i++)
        out->last_sdq[i] = row_day(&rows, 0, 6 + i);
    return ERR_NONE;
}

enum err child_born(struct request *req, day_t *born)
{
    struct rows rows;
    enum err    e = DB(req, child_born, &rows, P(req->child));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    *born = row_day(&rows, 0, 0);
    return ERR_NONE;
}

void check_born(struct request *req, const char *pointer, struct num day, day_t born)
{
    if (day.is_set && day.v < born)
        fail_note(req, pointer, "This day is before the child was born.");
}

void check_not_before(struct request *req, const char *pointer, struct num day, struct num before,
                      const char *says)
{
    if (day.is_set && before.is_set && day.v < before.v)
        fail_note(req, pointer, says);
}

void check_order(struct request *req, struct num from_on, struct num until_on)
{
    check_not_before(req, "/until_on", until_on, from_on, "This day is before the start.");
}

enum err check_child_day(struct request *req, const char *pointer, struct num day)
{
    day_t    born;
    enum err e = child_born(req, &born);

    if (!e)
        check_born(req, pointer, day, born);
    return e;
}

enum err check_child_period(struct request *req, struct num from_on, struct num until_on)
{
    enum err e = check_child_day(req, "/from_on", from_on);

    if (!e)
        check_order(req, from_on, until_on);
    return e;
}

struct num or_day(struct num sent, const struct rows *rows, int column)
{
    day_t day = row_day(rows, 0, column);

    return sent.present || day == DAY_NONE ? sent : (struct num){.v = day, .is_set = true};
}

const char *or_word(const char *sent, const struct rows *rows, int column)
{
    return sent || row_is_null(rows, 0, column) ? sent : row_text(rows, 0, column);
}
