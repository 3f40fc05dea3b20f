#include "sdq_calendar.h"

#include "pure.h"

const struct sdq_settings sdq_settings_default = {
    .from_age = 4,
    .to_age = 16,
    .first_review = {20, CLOCK_WORKING_DAYS},
    .second_review = {3, CLOCK_MONTHS},
    .second_before_review_days = 14,
    .again = {12, CLOCK_MONTHS},
    .ask_before_days = 28,
    .follow_up_total = 15,
    .follow_up_informants = 1u << SDQ_PARENT,
    .triangulate_months = 3,
};

static bool is_days_timescale(struct timescale ts)
{
    return clock_is_valid(ts) && ts.unit != CLOCK_HOURS;
}

bool sdq_settings_are_valid(const struct sdq_settings *s)
{
    return s->from_age >= 0 && s->from_age <= s->to_age && s->to_age <= 25 &&
           is_days_timescale(s->first_review) && is_days_timescale(s->second_review) &&
           is_days_timescale(s->again) && s->again.n > 0 && s->second_before_review_days >= 0 &&
           s->second_before_review_days <= 90 && s->ask_before_days >= 0 &&
           s->ask_before_days <= 180 && s->follow_up_total >= 0 && s->follow_up_total <= 40 &&
           s->follow_up_informants < 1u << SDQ_INFORMANTS && s->ask_also < 1u << SDQ_INFORMANTS &&
           s->triangulate_months >= 0 && s->triangulate_months <= 24;
}

static day_t later(day_t a, day_t b) { return a > b ? a : b; }

static day_t known_or(day_t known, day_t otherwise)
{
    return day_is_valid(known) ? known : otherwise;
}

/* Asked for on the day of entry, or on the birthday that makes the child old enough. */
static struct sdq_due first_form(const struct sdq_child *child, day_t old_enough,
                                 const struct sdq_settings *settings, const struct calendar *cal)
{
    day_t asked = later(child->entered_care, old_enough);
    day_t review = asked == child->entered_care ? child->first_review : DAY_NONE;

    return (struct sdq_due){
        .why = SDQ_DUE_FIRST,
        .ask_on = asked,
        .due_on = known_or(review, clock_due(asked, settings->first_review, cal)),
    };
}

/* A form that is asked for some time before it is due, but not before `from`. */
static struct sdq_due later_form(enum sdq_due_why why, day_t due, day_t from,
                                 const struct sdq_settings *settings)
{
    day_t asked = day_is_valid(due) ? later(due - settings->ask_before_days, from) : DAY_NONE;

    return (struct sdq_due){.why = why, .ask_on = asked < due ? asked : due, .due_on = due};
}

/* The form before the second review; its due_on is DAY_NONE when the last one has served for it. */
static struct sdq_due second_form(const struct sdq_child *child, day_t old_enough,
                                  const struct sdq_settings *settings, const struct calendar *cal)
{
    day_t first =
        known_or(child->first_review, clock_due(child->entered_care, settings->first_review, cal));
    day_t second = known_or(child->second_review, clock_due(first, settings->second_review, cal));
    day_t due = day_is_valid(second) ? second - settings->second_before_review_days : DAY_NONE;

    if (child->last_carer > first || due <= later(child->last_carer, old_enough))
        due = DAY_NONE;
    return later_form(SDQ_DUE_SECOND_REVIEW, due, first, settings);
}

static struct sdq_due yearly_form(const struct sdq_child *child, day_t old_enough,
                                  const struct sdq_settings *settings, const struct calendar *cal)
{
    day_t due = later(clock_due(child->last_carer, settings->again, cal), old_enough);

    return later_form(SDQ_DUE_YEARLY, due, child->last_carer, settings);
}

static struct sdq_due form_due(const struct sdq_child *child, day_t old_enough,
                               const struct sdq_settings *settings, const struct calendar *cal)
{
    if (!day_is_valid(child->last_carer) || child->last_carer < child->entered_care)
        return first_form(child, old_enough, settings, cal);

    struct sdq_due second = second_form(child, old_enough, settings, cal);
    struct sdq_due yearly = yearly_form(child, old_enough, settings, cal);

    return day_is_valid(second.due_on) && second.due_on < yearly.due_on ? second : yearly;
}

static struct sdq_due nothing(enum sdq_due_why why)
{
    return (struct sdq_due){.why = why, .ask_on = DAY_NONE, .due_on = DAY_NONE};
}

void sdq_next_due(const struct sdq_child *child, day_t today, const struct sdq_settings *settings,
                  const struct calendar *cal, struct sdq_due *out)
{
    day_t old_enough = day_of_age(child->born, settings->from_age);
    day_t too_old = day_of_age(child->born, settings->to_age + 1);

    if (!day_is_valid(child->entered_care)) {
        *out = nothing(SDQ_DUE_NONE_NOT_IN_CARE);
        return;
    }
    *out = form_due(child, old_enough, settings, cal);
    if (old_enough == DAY_NONE || too_old == DAY_NONE || !day_is_valid(out->due_on)) {
        *out = nothing(SDQ_DUE_NONE_UNKNOWN);
        return;
    }
    if (out->due_on >= too_old || today >= too_old) {
        *out = nothing(SDQ_DUE_NONE_TOO_OLD);
        return;
    }

    int32_t age = day_age(child->born, out->due_on);

    out->is_late = today > out->due_on;
    out->is_counted = age >= SDQ_COUNTED_FROM && age <= SDQ_COUNTED_TO;
}

const char *sdq_due_name(enum sdq_due_why why)
{
    switch (why) {
    case SDQ_DUE_FIRST:
        return "first";
    case SDQ_DUE_SECOND_REVIEW:
        return "second_review";
    case SDQ_DUE_YEARLY:
        return "yearly";
    default:
        return NULL;
    }
}

bool sdq_opens_follow_up(enum sdq_informant informant, int32_t total,
                         const struct sdq_settings *settings)
{
    bool is_heeded = (settings->follow_up_informants >> informant & 1u) != 0;

    return is_heeded && total != SDQ_MISSING && total >= settings->follow_up_total;
}

uint32_t sdq_informants_missing(const day_t last[static SDQ_INFORMANTS], day_t born, day_t on,
                                const struct sdq_settings *settings)
{
    int32_t          age = day_age(born, on);
    day_t            from = day_add_months(on, -settings->triangulate_months);
    enum sdq_version version;
    uint32_t         missing = 0;

    for (int32_t i = 0; i < SDQ_INFORMANTS; i++) {
        bool has_form = sdq_version_for((enum sdq_informant)i, age, &version);

        if (has_form && (!day_is_valid(last[i]) || last[i] < from))
            missing |= 1u << i;
    }
    return missing;
}
