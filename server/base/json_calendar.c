#include "json_calendar.h"

#include <jansson.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a thing is called, by its kind or, where that is not here, by the type of record that it opens. */
static const struct {
    const char *kind, *words;
} names[] = {
    {"sdq_due", "SDQ"},
    {"sdq_ask", "SDQ"},
    {"sdq_consultation", "SDQ consultation"},
    {"refusal", "Referral"},
    {"share_ask", "Question about sharing"},
    {"task", "Task"},
    {"referral", "Referral"},
    {"referral_asked", "Request for a service to be decided"},
    {"referral_decision", "Referral to be decided"},
    {"referral_offer", "First meeting to be offered"},
    {"referral_seen", "First meeting"},
    {"outside_county", "Home outside the county"},
    {"sdq", "SDQ"},
    {"words", "Words of the child"},
    {"training", "Training"},
    {"form", "Form sent by link"},
    {"plan", "Plan"},
    {"action", "Action"},
    {"pep", "Education plan"},
    {"measure", "Measure"},
    {"health", "Health check"},
    {"health_assessment", "Health assessment"},
    {"review", "Child in care review"},
    {"visit", "Visit"},
    {"ehcp", "Education, health and care plan"},
    {"consent", "Consent"},
};

static const char *name_of(const char *kind)
{
    for (size_t i = 0; kind && i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i].kind, kind))
            return names[i].words;
    return NULL;
}

static const char *text_of(const json_t *item, const char *member)
{
    return json_string_value(json_object_get(item, member));
}

/* "J.M." of "Jay Marsh": the first character of each word, however many bytes it has. */
static void initials(const char *name, struct buf *out)
{
    for (const char *c = name; *c; c++) {
        size_t n = 1;

        if (*c == ' ' || (c != name && c[-1] != ' '))
            continue;
        while (((unsigned char)c[n] & 0xC0) == 0x80)
            n++;
        buf_add(out, c, n);
        buf_puts(out, ".");
    }
}

static const char *summary(const json_t *item, struct arena *arena)
{
    const char *kind = name_of(text_of(item, "kind"));
    const char *type = name_of(text_of(json_object_get(item, "link"), "type"));
    const char *child = text_of(json_object_get(item, "child"), "name");
    struct buf  b = {.arena = arena};

    if (child && *child) {
        initials(child, &b);
        buf_puts(&b, ": ");
    }
    buf_puts(&b, kind ? kind : type ? type : "Something is due");
    return b.s;
}

static struct icaltimetype whole_day(day_t day)
{
    struct civil        c = day_to_civil(day);
    struct icaltimetype t = icaltime_null_date();

    t.year = c.year, t.month = c.month, t.day = c.day;
    return t;
}

/* The instant at which a day begins in UTC: when this was written, as far as a calendar needs to know. */
static struct icaltimetype stamp(day_t today)
{
    struct icaltimetype t = whole_day(today);

    t.is_date = 0;
    t.hour = t.minute = t.second = 0;
    t.zone = icaltimezone_get_utc_timezone();
    return t;
}

static bool add_item(icalcomponent *calendar, const json_t *item, day_t today, struct arena *arena)
{
    const char *on = text_of(item, "on"), *kind = text_of(item, "kind");
    const char *id = text_of(json_object_get(item, "link"), "id");
    day_t       day = on ? day_parse(on, strlen(on)) : DAY_NONE;

    if (day == DAY_NONE || !kind)
        return false;
    icalcomponent_add_component(
        calendar,
        icalcomponent_vanew(ICAL_VEVENT_COMPONENT,
                            icalproperty_new_uid(arena_printf(arena, "%s-%s", kind, id ? id : on)),
                            icalproperty_new_dtstamp(stamp(today)),
                            icalproperty_new_dtstart(whole_day(day)),
                            icalproperty_new_summary(summary(item, arena)),
                            icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT), (void *)0));
    return true;
}

static icalcomponent *new_calendar(void)
{
    icalproperty *name = icalproperty_new_x("Around the Child");

    icalproperty_set_x_name(name, "X-WR-CALNAME");
    return icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
                               icalproperty_new_prodid("-//Around the Child//EN"),
                               icalproperty_new_method(ICAL_METHOD_PUBLISH), name, (void *)0);
}

bool json_calendar(const char *json, size_t n, day_t today, struct buf *out)
{
    json_t        *list = json_loadb(json, n, 0, NULL);
    const json_t  *items = json_object_get(list, "items");
    icalcomponent *calendar = new_calendar();
    bool           ok = json_is_array(items);
    char          *text;

    for (size_t i = 0; ok && i < json_array_size(items); i++)
        ok = add_item(calendar, json_array_get(items, i), today, out->arena);
    text = icalcomponent_as_ical_string_r(calendar);
    if (ok && text)
        buf_puts(out, text);
    ok = ok && text;
    free(text);
    icalcomponent_free(calendar);
    json_decref(list);
    return ok;
}
