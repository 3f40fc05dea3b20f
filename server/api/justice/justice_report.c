/*
 * The tables that the board is shown of youth justice: young people who entered the justice system (their first caution or disposal of a court)
 * in three years to 30 September, by sex and by whether they were in care, when the outcome came and when the offence was done; those in care with
 * a substantive outcome, each young person once a year; their offences; custody. Counted from lines that name nobody (youth_justice_count), so
 * whoever may read no outcome reads these. Those of the area who have no record here are said by the youth justice service as a number.
 * These numbers are for those who run the area, so small ones are not suppressed (permissions: the board's data set).
 */
#include "route.h"
#include "shapes.h"
#include "sql.h"

enum { YEAR_MIN = 2000, YEAR_MAX = 2100, MANY = 1000000 };

static const char *const sexes[] = {"F", "M", NULL};

#define BY_SEX                                                                            \
    ANSWER(female, .type = F_INT, .max = MANY), ANSWER(male, .type = F_INT, .max = MANY), \
        ANSWER(all, .type = F_INT, .max = MANY, .about = "With those of another or unknown sex")

static const struct field year_fields[] = {
    ANSWER(year, .type = F_INT, .min = YEAR_MIN, .max = YEAR_MAX),
    ANSWER(from_on, .type = F_DAY),
    ANSWER(until_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape year_shape = ANSWER_SHAPE("youth_justice_year", year_fields);

static const struct field care_fields[] = {
    ANSWER(year, .type = F_INT, .min = YEAR_MIN, .max = YEAR_MAX),
    ANSWER(in_care, .type = F_BOOL),
    BY_SEX,
    FIELDS_END,
};
static const struct shape care_shape = ANSWER_SHAPE("youth_justice_by_care", care_fields);

static const struct field sex_fields[] = {
    ANSWER(year, .type = F_INT, .min = YEAR_MIN, .max = YEAR_MAX),
    BY_SEX,
    FIELDS_END,
};
static const struct shape sex_shape = ANSWER_SHAPE("youth_justice_by_sex", sex_fields);

static const struct field offence_fields[] = {
    ANSWER(offence, .type = F_TEXT),
    BY_SEX,
    FIELDS_END,
};
static const struct shape offence_shape = ANSWER_SHAPE("youth_justice_by_offence", offence_fields);

static const struct field report_fields[] = {
    ANSWER(years, .type = F_LIST, .of = &year_shape, .about = "Three, the oldest first"),
    ANSWER(at_outcome, .type = F_LIST, .of = &care_shape,
           .about = "Who entered the justice system, by care status when the outcome came"),
    ANSWER(at_offence, .type = F_LIST, .of = &care_shape,
           .about = "The same, by care status when the offence was done"),
    ANSWER(substantive, .type = F_LIST, .of = &sex_shape,
           .about = "Young people in care with a substantive outcome, each once a year"),
    ANSWER(offences, .type = F_LIST, .of = &offence_shape,
           .about = "Offences of young people in care, over the three years"),
    ANSWER(custody, .type = F_LIST, .of = &sex_shape,
           .about = "Sentences to custody of young people in care"),
    ANSWER(others, .type = F_LIST, .of = &sex_shape,
           .about = "Of those who entered: who has no record here, in the rows of those not in "
                    "care"),
    FIELDS_END,
};
static const struct shape report_shape = ANSWER_SHAPE("youth_justice_report", report_fields);

struct other_in {
    struct num  year, entrants;
    const char *sex;
};

static const struct field other_fields[] = {
    FIELD(other_in, year, .type = F_INT, .flags = REQUIRED, .min = YEAR_MIN, .max = YEAR_MAX,
          .about = "The year to 30 September of it"),
    FIELD(other_in, sex, .type = F_WORD, .flags = REQUIRED, .words = sexes),
    FIELD(other_in, entrants, .type = F_INT, .flags = REQUIRED, .max = 100000),
    FIELDS_END,
};
static const struct shape other_shape = SHAPE("youth_justice_others", other_fields, other_in);

static enum err put_others(struct request *req)
{
    const struct other_in *in = req->body;
    struct rows            rows;
    enum err               e =
        DB(req, justice_others_put, &rows, P(uuid_new()), P(in->year), P(in->sex), P(in->entrants));

    return e ? e : reply_empty(req);
}

const struct route justice_report_routes[] = {
    READ("/youth-justice-report", NEED(youth_justice_report, view), justice_report, report_shape,
         .about = "Youth justice in numbers: three years to 30 September",
         .args = {{ARG_INT, "year", .max = YEAR_MAX}}),
    WRITE(PUT, "/youth-justice-report/others", NEED(youth_justice_report, edit), &other_shape,
          put_others, empty_shape, .status = 204,
          .about = "Say how many entered the justice system who have no record here"),
    ROUTES_END,
};
