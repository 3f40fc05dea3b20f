#include "child_facts.h"

#include "db.h"
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
    out->born          = row_day(&rows, 0, 0);
    out->entered_care  = row_day(&rows, 0, 1);
    out->care_status   = row_text(&rows, 0, 2);
    out->home_kind     = row_text(&rows, 0, 3);
    out->first_review  = row_day(&rows, 0, 4);
    out->second_review = row_day(&rows, 0, 5);
    for (int i = 0; i < SDQ_INFORMANTS; i++)
        out->last_sdq[i] = row_day(&rows, 0, 6 + i);
    return ERR_NONE;
}
