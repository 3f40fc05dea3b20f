#include "identifier.h"

#include <stdbool.h>
#include <string.h>

#include "pure.h"

/* The place in this row is a letter's value; I, O and S are left out, for they look like digits. */
static const char upn_letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

static char upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c; }

static bool is_among(char c, const char *set) { return c != '\0' && strchr(set, c) != NULL; }

/*
 * Copies `text` in capitals without the characters of `skip`. The length, or 0 when it is more than
 * fits.
 */
static size_t squeeze(const char *text, size_t len, const char *skip, char *out, size_t size)
{
    size_t n = 0;

    out[0] = '\0';
    for (size_t i = 0; i < len; i++) {
        if (is_among(text[i], skip))
            continue;
        if (text[i] == '\0' || n + 1 == size) {
            out[0] = '\0';
            return 0;
        }
        out[n++] = upper(text[i]);
    }
    out[n] = '\0';
    return n;
}

static bool is_nhs_check_right(const char *digits)
{
    int32_t sum = 0;

    for (int32_t i = 0; i < 9; i++)
        sum += (10 - i) * (digits[i] - '0');

    int32_t check = 11 - sum % 11;

    return (check == 11 ? 0 : check) == digits[9] - '0'; /* 10 equals no digit */
}

enum identifier_fault identifier_nhs(const char *text, size_t len,
                                     char out[static IDENTIFIER_NHS_SIZE])
{
    size_t                n = squeeze(text, len, " -", out, IDENTIFIER_NHS_SIZE);
    enum identifier_fault fault = IDENTIFIER_OK;

    if (n != IDENTIFIER_NHS_SIZE - 1 || strspn(out, "0123456789") != n)
        fault = IDENTIFIER_NHS_SHAPE;
    else if (!is_nhs_check_right(out))
        fault = IDENTIFIER_NHS_CHECK;
    if (fault)
        out[0] = '\0';
    return fault;
}

/* What a digit or a letter counts in a UPN; -1 for anything else. */
static int32_t upn_value(char c)
{
    if (is_digit(c))
        return c - '0';
    return is_among(c, upn_letters) ? (int32_t)(strchr(upn_letters, c) - upn_letters) : -1;
}

static bool is_upn_shape(const char *number, size_t len)
{
    return len == IDENTIFIER_UPN_SIZE - 1 && is_among(number[0], upn_letters) &&
           strspn(number + 1, "0123456789") >= 11 && upn_value(number[12]) >= 0;
}

static char upn_check_letter(const char *number)
{
    int32_t sum = 0;

    for (int32_t i = 1; i < IDENTIFIER_UPN_SIZE - 1; i++)
        sum += (i + 1) * upn_value(number[i]);
    return upn_letters[sum % 23];
}

enum identifier_fault identifier_upn(const char *text, size_t len, struct upn *out)
{
    enum identifier_fault fault = IDENTIFIER_OK;
    size_t                n = squeeze(text, len, " ", out->number, sizeof out->number);
    const char           *number = out->number;

    out->unknown_reason = 0;
    if (n == 3 && number[0] == 'U' && number[1] == 'N' && number[2] >= '1' && number[2] <= '5') {
        out->unknown_reason = number[2] - '0';
        out->number[0] = '\0';
        return IDENTIFIER_OK;
    }
    if (!is_upn_shape(number, n))
        fault = IDENTIFIER_UPN_SHAPE;
    else if (number[0] != upn_check_letter(number))
        fault = IDENTIFIER_UPN_CHECK;
    if (fault)
        out->number[0] = '\0';
    return fault;
}

/* Whether `text` follows `shape`, where A is a letter and 9 is a digit. */
static bool has_shape(const char *text, size_t len, const char *shape)
{
    if (strlen(shape) != len)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (shape[i] == 'A' ? !is_letter(text[i]) : !is_digit(text[i]))
            return false;
    }
    return true;
}

static bool is_outward(const char *text, size_t len)
{
    static const char *const shapes[] = {"A9", "A99", "AA9", "AA99", "A9A", "AA9A"};

    if (len == 3 && memcmp(text, "GIR", 3) == 0)
        return true;
    if (is_among(text[0], "QVX"))
        return false;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (has_shape(text, len, shapes[i]))
            return true;
    }
    return false;
}

static bool is_inward(const char *text)
{
    return has_shape(text, 3, "9AA") && !is_among(text[1], "CIKMOV") &&
           !is_among(text[2], "CIKMOV");
}

enum identifier_fault identifier_postcode(const char *text, size_t len,
                                          char out[static IDENTIFIER_POSTCODE_SIZE])
{
    char   squeezed[IDENTIFIER_POSTCODE_SIZE - 1]; /* without its space */
    size_t n = squeeze(text, len, " ", squeezed, sizeof squeezed);

    out[0] = '\0';
    if (n < 5 || !is_outward(squeezed, n - 3) || !is_inward(squeezed + n - 3))
        return IDENTIFIER_POSTCODE_SHAPE;
    memcpy(out, squeezed, n - 3);
    out[n - 3] = ' ';
    memcpy(out + n - 2, squeezed + n - 3, 4);
    return IDENTIFIER_OK;
}

static bool is_alnum(char c) { return is_digit(c) || is_letter(upper(c)); }

/* How much of the text is ten digits, with no more than one space or hyphen between two; 0: it is not. */
static size_t ten_digits(const char *text, size_t len)
{
    size_t digits = 0, i = 0;

    for (; i < len && digits < 10; i++) {
        if (is_digit(text[i]))
            digits++;
        else if (i == 0 || !is_among(text[i], " -") || !is_digit(text[i - 1]))
            return 0;
    }
    return digits == 10 && (i == len || !is_alnum(text[i])) ? i : 0;
}

static bool is_number_of_child(const char *text, size_t len)
{
    char       nhs[IDENTIFIER_NHS_SIZE];
    struct upn upn;
    size_t     n = ten_digits(text, len);

    if (n > 0 && identifier_nhs(text, n, nhs) == IDENTIFIER_OK)
        return true;
    n = 0;
    while (n < len && is_alnum(text[n]))
        n++;
    return n == IDENTIFIER_UPN_SIZE - 1 && identifier_upn(text, n, &upn) == IDENTIFIER_OK;
}

bool identifier_in_text(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if ((i == 0 || !is_alnum(text[i - 1])) && is_alnum(text[i]) &&
            is_number_of_child(text + i, len - i))
            return true;
    }
    return false;
}

const char *identifier_says(enum identifier_fault fault)
{
    switch (fault) {
    case IDENTIFIER_NHS_SHAPE:
        return "An NHS number has ten digits, like 943 476 5919.";
    case IDENTIFIER_NHS_CHECK:
        return "This is not an NHS number: its last digit does not fit the others.";
    case IDENTIFIER_UPN_SHAPE:
        return "A unique pupil number has a letter and twelve digits, like B801200005001; the last "
               "may be a letter. Or give UN1 to UN5 for the reason why it is not known.";
    case IDENTIFIER_UPN_CHECK:
        return "This is not a unique pupil number: its first letter does not fit the rest.";
    case IDENTIFIER_POSTCODE_SHAPE:
        return "This does not look like a postcode, like DT1 1XJ.";
    case IDENTIFIER_OK:
        break;
    }
    return "";
}
