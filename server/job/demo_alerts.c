/* What everybody who meets the child must know first; and small things that somebody has to do. */
#include "demo.h"

static void alert(struct demo *d, struct demo_child *c, struct dice *dice, const char *kind,
                  const char *level, const char *text, const char *detail)
{
    day_t from = c->entered == DAY_NONE ? d->today - 100 : c->entered + (d->today - c->entered) / 3;
    struct json_out *j = row_of(d, T_ALERT, dice_uuid(dice), c, 1, demo_at(dice, from), c->worker);

    json_pair(j, "kind", kind);
    json_pair(j, "level", level);
    json_pair(j, "text", text);
    json_pair(j, "detail", detail);
    put_day(j, "from_on", from);
    put_day(j, "until_on", DAY_NONE);
    row_end(j);
}

static void by_trait(struct demo *d, struct demo_child *c, struct dice *dice)
{
    if (c->is & IS_JAY)
        alert(d, c, dice, "allergy", "info", "Nut allergy: carries an adrenaline pen",
              "In the front pocket of the school bag; a second "
              "one is in the school office.");
    else if (c->is & IS_HIDDEN)
        alert(d, c, dice, "address", "warning", "The address is not to be shared",
              "Check before letters and reports are sent.");
    if (c->is & IS_OUT_OF_AREA && !(c->is & IS_HIDDEN)) /* it would tell where the address is */
        alert(d, c, dice, "other", "info", "Lives outside Westshire",
              "Local services are those of Calderfell; Westshire stays "
              "responsible.");
    if (c->is & IS_DISABLED)
        alert(d, c, dice, "communication", "info", "Signs (Makaton) and uses pictures",
              "One question at a time, then wait. Yes and no "
              "are clear.");
    if (c->is & IS_ALONE_HERE)
        alert(d, c, dice, "communication", "info", "Interpreter for Tigrinya",
              "A man, by his wish; not by telephone.");
    if (c->is & IS_IN_YOUTH_JUSTICE && dice_chance(dice, 50))
        alert(d, c, dice, "communication", "info", "Short sentences, and say it back together",
              "From the speech and language assessment.");
}

void demo_alerts(struct demo *d, struct demo_child *c)
{
    static const struct {
        const char *kind, *level, *text, *detail;
    } usual[] = {
        {"allergy", "warning", "Penicillin allergy",
         "A rash and swelling in the first home; seen in hospital."},
        {"allergy", "info", "Asthma: blue inhaler",
         "Two puffs before sport. The school office has a spare."},
        {"allergy", "info", "Allergic to cats", NULL},
        {"communication", "info", "Wears hearing aids", "Face each other, and not in the canteen."},
        {"communication", "info", "Please text, do not ring", "By the young person's own wish."},
        {"other", "info", "Does not like to be surprised",
         "Say the day before who is coming and why."},
        {"other", "warning", "Epilepsy: the plan is in the bag",
         "Call an ambulance after five minutes."},
    };

    struct dice dice = dice_of(d->seed, "alert", c->n);

    if (c->is & (IS_EMPTY | IS_IMPORTED))
        return;
    if (c->is & IS_JAY)
        alert(d, c, &dice, "address", "warning",
              "Do not share Jay's address or school with Craig Marsh",
              "Direction of the court. Check before letters and reports are sent.");
    by_trait(d, c, &dice);
    if (!(c->is & IS_JAY) && dice_chance(&dice, 18)) {
        int i = dice_below(&dice, sizeof usual / sizeof *usual);

        alert(d, c, &dice, usual[i].kind, usual[i].level, usual[i].text, usual[i].detail);
    }
}
