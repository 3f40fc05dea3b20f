#include "json_calendar.h"

#include "rows.h"

#include <string.h>

static const char due[] =
    "{\"items\":[{\"on\":\"2026-12-03\",\"what\":\"Ring Craig\",\"who\":\"Amira Khan\",\"kind\":\"action\","
    "\"link\":{\"type\":\"task\",\"id\":\"44c1fbbc-9b20-44c8-bfbe-9b15631140ec\"},"
    "\"child\":{\"id\":\"1\",\"name\":\"Zo\u00eb \u0141ukasz-Fell\"}},"
    "{\"on\":\"2027-02-28\",\"what\":\"Ask\",\"kind\":\"outside_host_health\",\"link\":{\"type\":\"outside_county\","
    "\"id\":\"c7b84e29-d611-4ae2-893a-e491a11423b9\"},\"child\":null},"
    "{\"on\":\"2027-03-01\",\"what\":\"?\",\"kind\":\"of_next_year\",\"link\":null,\"child\":null}]}";

static const char calendar[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Around the Child//EN\r\n"
    "METHOD:PUBLISH\r\nX-WR-CALNAME:Around the Child\r\n"
    "BEGIN:VEVENT\r\nUID:action-44c1fbbc-9b20-44c8-bfbe-9b15631140ec\r\n"
    "DTSTAMP:20261126T000000Z\r\nDTSTART;VALUE=DATE:20261203\r\n"
    "SUMMARY:";

START_TEST(what_is_due_is_a_day_with_its_kind_and_initials)
{
    struct arena *arena = arena_new(1 << 20);
    struct buf    out = {.arena = arena}, again = {.arena = arena};
    day_t         today = day_from_civil((struct civil){2026, 11, 26});

    ck_assert(json_calendar(due, strlen(due), today, &out));
    ck_assert_int_eq(strncmp(out.s, calendar, strlen(calendar)), 0);
    ck_assert_ptr_nonnull(strstr(out.s, "SUMMARY:Z.Ł.: Action\r\n"));
    ck_assert_ptr_nonnull(strstr(out.s, "SUMMARY:Home outside the county\r\n"));
    ck_assert_ptr_nonnull(strstr(out.s, "SUMMARY:Something is due\r\n"));
    ck_assert_ptr_nonnull(strstr(out.s, "DTSTART;VALUE=DATE:20270228\r\n"));
    ck_assert_ptr_null(strstr(out.s, "Craig"));
    ck_assert_ptr_null(strstr(out.s, "Amira"));
    ck_assert(json_calendar(due, strlen(due), today, &again));
    ck_assert_str_eq(out.s, again.s);
    arena_free(arena);
}
END_TEST

/* An empty calendar is one; what is no list, or has a thing without its day, is none. */
static const struct {
    const char *json;
    bool        ok;
} lists[] = {
    {"{\"items\":[]}", true},
    {"{\"items\":[{\"on\":\"2026-02-30\",\"kind\":\"action\"}]}", false},
    {"{\"items\":[{\"kind\":\"action\"}]}", false},
    {"{\"items\":[{\"on\":\"2026-02-28\"}]}", false},
    {"{\"items\":{}}", false},
    {"[]", false},
    {"", false},
};

START_TEST(only_a_list_is_a_calendar)
{
    struct arena *arena = arena_new(1 << 16);
    struct buf    out = {.arena = arena};

    ck_assert_int_eq(json_calendar(lists[_i].json, strlen(lists[_i].json), 0, &out), lists[_i].ok);
    arena_free(arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("json_calendar");
    TCase *tc = tcase_create("calendar");

    tcase_add_test(tc, what_is_due_is_a_day_with_its_kind_and_initials);
    tcase_add_loop_test(tc, only_a_list_is_a_calendar, 0, COUNT(lists));
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
