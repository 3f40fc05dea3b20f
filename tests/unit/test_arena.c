/* The memory of one request: what it gives, where it ends, and that growing text survives. */
#include "arena.h"
#include "rows.h"

START_TEST(memory_is_zeroed_and_aligned)
{
    struct arena *a = arena_new(100000);

    for (size_t n = 1; n < 60; n++) {
        unsigned char *p = arena_alloc(a, n);

        ck_assert_ptr_nonnull(p);
        ck_assert_uint_eq((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < n; i++)
            ck_assert_uint_eq(p[i], 0);
        memset(p, 0xff, n);
    }
    arena_free(a);
}
END_TEST

START_TEST(past_its_maximum_it_is_exhausted_until_reset)
{
    struct arena *a = arena_new(64 * 1024);

    ck_assert_ptr_nonnull(arena_alloc(a, 20 * 1024));
    ck_assert_ptr_null(arena_alloc(a, 60 * 1024));
    ck_assert(arena_is_exhausted(a));
    ck_assert_ptr_null(arena_alloc(a, 1));
    ck_assert_str_eq(arena_copy(a, "text", 4), "");
    arena_reset(a);
    ck_assert(!arena_is_exhausted(a));
    ck_assert_str_eq(arena_copy(a, "text", 4), "text");
    arena_free(a);
}
END_TEST

START_TEST(a_size_that_wraps_is_refused)
{
    struct arena *a = arena_new(64 * 1024);

    ck_assert_ptr_null(arena_alloc(a, SIZE_MAX));
    ck_assert_ptr_null(arena_alloc(a, SIZE_MAX - 8));
    arena_free(a);
}
END_TEST

START_TEST(text_grows_and_stays_whole)
{
    struct arena *a = arena_new(4 * 1024 * 1024);
    struct buf    b = {.arena = a};

    for (int i = 0; i < 10000; i++)
        buf_printf(&b, "%d,", i);
    ck_assert(!arena_is_exhausted(a));
    ck_assert_uint_eq(strlen(b.s), b.n);
    ck_assert_ptr_eq(strstr(b.s, "0,1,2,3,"), b.s);
    ck_assert_str_eq(b.s + b.n - 5, "9999,");
    arena_free(a);
}
END_TEST

START_TEST(text_that_does_not_fit_leaves_what_was_there)
{
    struct arena *a = arena_new(20 * 1024);
    struct buf    b = {.arena = a};

    buf_puts(&b, "kept");
    for (int i = 0; i < 5000; i++)
        buf_puts(&b, "0123456789");
    ck_assert(arena_is_exhausted(a));
    ck_assert_mem_eq(b.s, "kept", 4);
    ck_assert_uint_eq(strlen(b.s), b.n);
    arena_free(a);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("arena");
    TCase *tc = tcase_create("arena");

    tcase_add_test(tc, memory_is_zeroed_and_aligned);
    tcase_add_test(tc, past_its_maximum_it_is_exhausted_until_reset);
    tcase_add_test(tc, a_size_that_wraps_is_refused);
    tcase_add_test(tc, text_grows_and_stays_whole);
    tcase_add_test(tc, text_that_does_not_fit_leaves_what_was_there);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
