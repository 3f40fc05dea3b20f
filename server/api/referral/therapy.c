#include "therapy.h"

#include "db.h"
#include "sql.h"

static const char *const codes[] = {"therapy_consent", "therapy_consent_end", "therapy_assessment",
                                    NULL};

static const struct field warning_fields[] = {
    ANSWER(code, .type = F_WORD, .words = codes),
    ANSWER(text, .type = F_TEXT),
    ANSWER(task, .type = F_UUID, .about = "Settle it with the reason why it is so"),
    FIELDS_END,
};
const struct shape warning_shape = ANSWER_SHAPE("warning", warning_fields);

static enum err review(struct request *req, struct uuid child, bool is_withdrawn)
{
    struct rows rows;

    return DB(req, therapy_review, &rows, P(child), P(is_withdrawn));
}

enum err therapy_review(struct request *req, struct uuid child)
{
    return review(req, child, false);
}

enum err therapy_review_withdrawn(struct request *req, struct uuid child)
{
    return review(req, child, true);
}
