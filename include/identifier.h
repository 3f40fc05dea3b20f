#pragma once
/*
 * Identifiers of a child: NHS number, unique pupil number (UPN), and the shape of a postcode. Each
 * function takes what somebody typed, refuses what cannot be right, and gives the one form in which
 * it is stored and compared. On a refusal the output is left empty.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum identifier_fault {
    IDENTIFIER_OK,
    IDENTIFIER_NHS_SHAPE,
    IDENTIFIER_NHS_CHECK,
    IDENTIFIER_UPN_SHAPE,
    IDENTIFIER_UPN_CHECK,
    IDENTIFIER_POSTCODE_SHAPE,
};

enum {
    IDENTIFIER_NHS_SIZE = 11,
    IDENTIFIER_UPN_SIZE = 14,
    IDENTIFIER_POSTCODE_SIZE = 9,
};

/*
 * Either a number, or the reason why there is none: the codes UN1 to UN5 of the SSDA903 return,
 * kept apart from numbers.
 */
struct upn {
    char    number[IDENTIFIER_UPN_SIZE]; /* empty when unknown */
    int32_t unknown_reason;              /* 0, or 1..5 for UN1..UN5 */
};

/*
 * Ten digits, spaces and hyphens anywhere between or around them. Weights 10 to 2 on the first
 * nine, 11 minus the sum modulo 11; 11 stands for 0, 10 is never given out; equals the tenth digit
 * (NHS Data Dictionary, NHS NUMBER). Stores ten digits.
 */
enum identifier_fault identifier_nhs(const char *text, size_t len,
                                     char out[static IDENTIFIER_NHS_SIZE]);

/*
 * A check letter and twelve digits, or a letter in place of the last digit (a temporary number);
 * never I, O or S. The sum of positions 2 to 13, each multiplied by its place, modulo 23 picks the
 * check letter from ABCDEFGHJKLMNPQRTUVWXYZ; a letter at the end counts as its place in the same
 * row (GovTalk UPN 2.0). Small letters and spaces around it are accepted; capitals are stored.
 */
enum identifier_fault identifier_upn(const char *text, size_t len, struct upn *out);

/*
 * "dt11xj" becomes "DT1 1XJ": capitals, one space before the last three. Only the shape is checked
 * (outward part A9, A99, AA9, AA99, A9A, AA9A or GIR; inward part a digit and two letters, none of
 * C I K M O V; no Q, V or X first), not whether such a place exists.
 */
enum identifier_fault identifier_postcode(const char *text, size_t len,
                                          char out[static IDENTIFIER_POSTCODE_SIZE]);

/* Whether free text holds the number of a child: ten digits that are an NHS number, or a word that is a UPN. */
bool identifier_in_text(const char *text, size_t len);

/* What the person is told; an empty text for IDENTIFIER_OK. */
const char *identifier_says(enum identifier_fault fault);
