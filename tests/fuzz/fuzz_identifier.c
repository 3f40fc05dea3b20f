/* Days, instants and identifiers as they are typed. What is read is written again as the same thing. */
#include "day.h"
#include "identifier.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void days(const char *text, size_t n)
{
    char  again[DAY_TEXT_SIZE], instant[DAY_INSTANT_SIZE];
    day_t d = day_parse(text, n), uk = day_parse_uk(text, n);

    if (d != DAY_NONE) {
        day_format(d, again);
        check(strlen(again) == n && memcmp(again, text, n) == 0);
    }
    if (uk != DAY_NONE) {
        day_format_uk(uk, again);
        check(strlen(again) == n && memcmp(again, text, n) == 0);
    }
    check(d == DAY_NONE || uk == DAY_NONE);

    int64_t at = day_instant_parse(text, n);

    day_instant_format(at, instant);
    check(day_instant_parse(instant, strlen(instant)) == at);
}

static void identifiers(const char *text, size_t n)
{
    char       nhs[IDENTIFIER_NHS_SIZE], nhs_again[IDENTIFIER_NHS_SIZE];
    char       postcode[IDENTIFIER_POSTCODE_SIZE], postcode_again[IDENTIFIER_POSTCODE_SIZE];
    struct upn upn, upn_again;

    if (identifier_nhs(text, n, nhs) == IDENTIFIER_OK)
        check(identifier_nhs(nhs, strlen(nhs), nhs_again) == IDENTIFIER_OK &&
              !strcmp(nhs, nhs_again));
    else
        check(nhs[0] == '\0');
    if (identifier_postcode(text, n, postcode) == IDENTIFIER_OK)
        check(identifier_postcode(postcode, strlen(postcode), postcode_again) == IDENTIFIER_OK &&
              !strcmp(postcode, postcode_again));
    else
        check(postcode[0] == '\0');
    if (identifier_upn(text, n, &upn) != IDENTIFIER_OK)
        check(upn.number[0] == '\0' && upn.unknown_reason == 0);
    else if (upn.unknown_reason)
        check(upn.number[0] == '\0' && upn.unknown_reason >= 1 && upn.unknown_reason <= 5);
    else
        check(identifier_upn(upn.number, strlen(upn.number), &upn_again) == IDENTIFIER_OK &&
              !strcmp(upn.number, upn_again.number));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size ? size : 1); /* no NUL after it */

    if (!text)
        return 0;
    memcpy(text, data, size);
    days(text, size);
    identifiers(text, size);
    free(text);
    return 0;
}
