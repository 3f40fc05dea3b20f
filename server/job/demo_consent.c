/* Consent to assessments and treatment, the lawful bases of sharing, and what children want each agency to know. */
#include "demo.h"

#include "sql.h"

struct said {
    const char *what, *detail;
    const char *by, *name, *how;
    day_t       from, until, withdrawn;
    const char *why_withdrawn;
    bool        is_refused;
};

static void consent(struct demo *d, struct demo_child *c, struct dice *dice, const struct said *s,
                    enum demo_service service)
{
    bool             is_school = s->what[0] == 's';
    struct json_out *j = row_of(d, T_CONSENT, dice_uuid(dice), c, is_school ? 1 : 2,
                                demo_at(dice, s->from), c->worker);

    json_pair(j, "what", s->what);
    json_pair(j, "detail", s->detail);
    put_id(j, "service_id", service == S_NONE ? (struct uuid){0} : d->service[service]);
    json_pair_bool(j, "is_given", !s->is_refused);
    json_pair(j, "by_whom", s->by);
    json_pair(j, "by_name", s->name);
    json_pair(j, "how", s->how);
    put_day(j, "from_on", s->from);
    put_day(j, "until_on", s->until);
    put_day(j, "withdrawn_on", s->withdrawn);
    json_pair(j, "withdrawn_reason", s->why_withdrawn);
    row_end(j);
}

static void basis(struct demo *d, struct demo_child *c, struct dice *dice, enum demo_agency agency,
                  const char *ground, const char *condition, const char *why, day_t from,
                  day_t review)
{
    struct json_out *j =
        row_of(d, T_SHARING_BASIS, dice_uuid(dice), c, 2, demo_at(dice, from), c->worker);

    put_id(j, "agency_id", d->agency[agency]);
    json_pair(j, "ground", ground);
    json_pair(j, "condition", condition);
    json_pair(j, "decided_by", "Gareth Pryce, team manager");
    json_pair(j, "why", why);
    put_day(j, "from_on", from);
    put_day(j, "review_on", review);
    row_end(j);
}

static void wish(struct demo *d, struct demo_child *c, struct dice *dice, const char *whose,
                 enum demo_agency agency, const char *kind, bool share, day_t on)
{
    struct json_out *j =
        row_of(d, T_SHARING_WISH, dice_uuid(dice), c, 1, demo_at(dice, on), c->worker);

    json_pair(j, "whose", whose);
    put_id(j, "agency_id", d->agency[agency]);
    json_pair(j, "kind", kind);
    json_pair_bool(j, "share", share);
    put_day(j, "said_on", on);
    put_day(j, "until_on", DAY_NONE);
    row_end(j);
}

/* Every state of each of the three records. */
static void jays(struct demo *d, struct demo_child *c, struct dice *dice)
{
    day_t             today = d->today;
    const struct said list[] = {
        {.what = "assessment",
         .by = "parent",
         .name = "Donna Marsh",
         .how = "Signed at the first review",
         .from = c->entered + 20,
         .until = c->entered + 200,
         .withdrawn = DAY_NONE},
        {.what = "treatment",
         .by = "gillick",
         .name = "Jay",
         .how = "Talked it through with Priya Nair, and said it back in his own words",
         .from = today - 60,
         .until = DAY_NONE,
         .withdrawn = DAY_NONE},
        {.what = "medical",
         .by = "parent",
         .name = "Donna Marsh",
         .how = "Signed when Jay came into care",
         .from = c->entered,
         .until = DAY_NONE,
         .withdrawn = DAY_NONE},
        {.what = "medical",
         .detail = "Flu vaccination",
         .by = "gillick",
         .name = "Jay",
         .how = "Said no to the nurse",
         .from = today - 45,
         .until = DAY_NONE,
         .withdrawn = DAY_NONE,
         .is_refused = true},
        {.what = "school",
         .detail = "A quiet start in the library",
         .by = "parent",
         .name = "Donna Marsh",
         .how = "By telephone, to Mr Osei",
         .from = today - 100,
         .until = DAY_NONE,
         .withdrawn = DAY_NONE},
        {.what = "other",
         .detail = "His photograph in the newsletter of the foster carers",
         .by = "parent",
         .name = "Donna Marsh",
         .how = "By text message",
         .from = today - 150,
         .until = DAY_NONE,
         .withdrawn = today - 30,
         .why_withdrawn = "Jay does not want to be in it any more"},
    };

    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        consent(d, c, dice, &list[i], i == 0 ? S_CORE : S_NONE);
    basis(d, c, dice, A_CORE_CAMHS, "public_task", "health_or_social_care",
          "To assess and treat; reports of school and home are shared, the court papers are not.",
          today - 90, today + 90);
    basis(d, c, dice, A_ASHDOWN, "public_task", "safeguarding",
          "School has to know with whom Jay may go home.", today - 300, today - 20);
    wish(d, c, dice, "child", A_KITE, "words", false, today - 20);
    wish(d, c, dice, "child", A_ASHDOWN, "health", false, today - 70);
    wish(d, c, dice, "child", A_ASHDOWN, "health", true, today - 12);
    wish(d, c, dice, "carer", A_ASHDOWN, "home", false, today - 50);
}

/* Who can give it on that day, as the law has it (server/api/sharing/consent.c). */
static const char *giver(const struct demo_child *c, struct dice *dice, day_t on)
{
    int age = day_age(c->born, on);

    return age >= 18                            ? "adult"
           : age >= 16                          ? "young_person"
           : age >= 13 && dice_chance(dice, 50) ? "gillick"
           : c->is_ordered && on >= c->order && (c->left == DAY_NONE || on < c->left) ? "council"
                                                                                      : "parent";
}

static const char *giver_name(const struct demo_child *c, const char *by)
{
    return *by == 'c'    ? "Gareth Pryce, for Westshire Council"
           : *by == 'p'  ? "Their mother"
           : c->known_as ? c->known_as
                         : c->given;
}

static void somebodys(struct demo *d, struct demo_child *c, struct dice *dice)
{
    day_t       from = d->today - dice_between(dice, 20, 300);
    const char *by = giver(c, dice, from);
    int         how = dice_below(dice, 100);
    struct said s = {.what = "treatment",
                     .by = by,
                     .name = giver_name(c, by),
                     .how = "Signed after the talk with the service",
                     .from = from,
                     .until = how < 6                 ? from + 15
                              : how >= 14 && how < 34 ? d->today + how
                                                      : DAY_NONE,
                     .withdrawn = how >= 6 && how < 10 ? from + 12 : DAY_NONE,
                     .is_refused = how >= 10 && how < 14};

    if (from < c->born || (how >= 90 && how < 100))
        return;
    s.why_withdrawn = s.withdrawn == DAY_NONE ? NULL : "Wants a rest from meetings";
    consent(d, c, dice, &s, S_NONE);
}

void demo_consent(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "consent", c->n);

    if (c->is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN) || c->worker == P_NOBODY)
        return;
    if (c->is & IS_JAY) {
        jays(d, c, &dice);
        return;
    }
    if (c->is & HAS_MANY_SDQS) /* what such a wish does can be seen with the school's account */
        wish(d, c, &dice, "child", c->school, "words", false, d->today - 9);
    if (c->open_services | c->seen_services)
        somebodys(d, c, &dice);
    if (c->school < DEMO_AGENCIES && day_age(c->born, d->today) >= 8 && dice_chance(&dice, 8))
        wish(d, c, &dice, "child", c->school, "health", false,
             d->today - dice_between(&dice, 5, 200));
    /* what a wish about health does can be seen with the clinicians' accounts */
    if ((c->seen_services & (1u << S_CORE)) && day_age(c->born, d->today) >= 12 &&
        dice_chance(&dice, 20))
        wish(d, c, &dice, "child", A_CORE_CAMHS, "health", false,
             d->today - dice_between(&dice, 5, 60));
}

enum err demo_therapy(struct demo *d)
{
    struct request *req = d->req;
    struct rows     rows;

    return DB(req, demo_therapy, &rows, P_DAY(d->today), P(demo_service_account));
}
