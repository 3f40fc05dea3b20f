/* NHS numbers, unique pupil numbers and postcodes: every vector, and what people type. */
#include "identifier.h"
#include "rows.h"

static enum identifier_fault nhs(const char *text, char out[static IDENTIFIER_NHS_SIZE])
{
    return identifier_nhs(text, strlen(text), out);
}

static bool is_valid(const char *kind, const char *value)
{
    char       number[IDENTIFIER_NHS_SIZE];
    struct upn upn;

    if (strcmp(kind, "nhs") == 0)
        return nhs(value, number) == IDENTIFIER_OK && strcmp(number, value) == 0;
    return identifier_upn(value, strlen(value), &upn) == IDENTIFIER_OK &&
           strcmp(upn.number, value) == 0 && upn.unknown_reason == 0;
}

START_TEST(the_identifier_vectors)
{
    struct rows rows = rows_open("id_vectors.csv");

    ck_assert(rows_next(&rows));
    while (rows_next(&rows)) {
        bool expected = strcmp(rows.cell[2], "true") == 0;

        ck_assert_msg(is_valid(rows.cell[0], rows.cell[1]) == expected, "%s %s is %s", rows.cell[0],
                      rows.cell[1], rows.cell[2]);
    }
    ck_assert_int_eq(rows.lines, 126);
}
END_TEST

static const struct {
    const char           *text, *stored;
    enum identifier_fault fault;
} nhs_rows[] = {
    {"9434765919", "9434765919", IDENTIFIER_OK},
    {"943 476 5919", "9434765919", IDENTIFIER_OK},
    {"943-476-5870", "9434765870", IDENTIFIER_OK},
    {"  943 476 5870 ", "9434765870", IDENTIFIER_OK},
    {"9434765918", "", IDENTIFIER_NHS_CHECK},
    {"9434756919", "", IDENTIFIER_NHS_CHECK}, /* two digits changed places */
    {"3830910380", "", IDENTIFIER_NHS_CHECK}, /* a check of 10 is never given out */
    {"943476591", "", IDENTIFIER_NHS_SHAPE},
    {"94347659190", "", IDENTIFIER_NHS_SHAPE},
    {"943476591X", "", IDENTIFIER_NHS_SHAPE},
    {"943.476.5919", "", IDENTIFIER_NHS_SHAPE},
    {"+9434765919", "", IDENTIFIER_NHS_SHAPE},
    {"", "", IDENTIFIER_NHS_SHAPE},
    {" - ", "", IDENTIFIER_NHS_SHAPE},
    {"９434765919", "", IDENTIFIER_NHS_SHAPE}, /* a wide digit */
};

START_TEST(nhs_numbers_as_typed)
{
    char number[IDENTIFIER_NHS_SIZE] = "left over";

    ck_assert_int_eq(nhs(nhs_rows[_i].text, number), nhs_rows[_i].fault);
    ck_assert_str_eq(number, nhs_rows[_i].stored);
}
END_TEST

START_TEST(a_nul_inside_is_refused)
{
    char       number[IDENTIFIER_NHS_SIZE], postcode[IDENTIFIER_POSTCODE_SIZE];
    struct upn upn;

    ck_assert_int_eq(identifier_nhs("94347\0"
                                    "65919",
                                    11, number),
                     IDENTIFIER_NHS_SHAPE);
    ck_assert_int_eq(identifier_nhs("9434765919\0", 11, number), IDENTIFIER_NHS_SHAPE);
    ck_assert_int_eq(identifier_upn("P207000016049\0", 14, &upn), IDENTIFIER_UPN_SHAPE);
    ck_assert_int_eq(identifier_postcode("DT1\0"
                                         "1XJ",
                                         7, postcode),
                     IDENTIFIER_POSTCODE_SHAPE);
}
END_TEST

static const struct {
    const char           *text, *stored;
    int32_t               unknown_reason;
    enum identifier_fault fault;
} upn_rows[] = {
    {"P207000016049", "P207000016049", 0, IDENTIFIER_OK},
    /* Printed as right by two help pages, which add up 4 + 28 + 9 + 60 + 48 + 117 to 267. */
    {"Q207000016049", "", 0, IDENTIFIER_UPN_CHECK},
    {"b801200005001", "B801200005001", 0, IDENTIFIER_OK},
    {" N938 6469 0330 Q ", "N93864690330Q", 0, IDENTIFIER_OK},
    {"n93864690330q", "N93864690330Q", 0, IDENTIFIER_OK},
    {"UN1", "", 1, IDENTIFIER_OK},
    {"un5", "", 5, IDENTIFIER_OK},
    {"UN0", "", 0, IDENTIFIER_UPN_SHAPE},
    {"UN6", "", 0, IDENTIFIER_UPN_SHAPE},
    {"UN12", "", 0, IDENTIFIER_UPN_SHAPE},
    {"UN", "", 0, IDENTIFIER_UPN_SHAPE},
    {"A207000016049", "", 0, IDENTIFIER_UPN_CHECK},
    {"P207000016094", "", 0, IDENTIFIER_UPN_CHECK},
    {"I207000016049", "", 0, IDENTIFIER_UPN_SHAPE},
    {"O207000016049", "", 0, IDENTIFIER_UPN_SHAPE},
    {"S207000016049", "", 0, IDENTIFIER_UPN_SHAPE},
    {"N93864690330O", "", 0, IDENTIFIER_UPN_SHAPE},
    {"N9386469033QQ", "", 0, IDENTIFIER_UPN_SHAPE},
    {"1207000016049", "", 0, IDENTIFIER_UPN_SHAPE},
    {"Q20700001604", "", 0, IDENTIFIER_UPN_SHAPE},
    {"Q2070000160490", "", 0, IDENTIFIER_UPN_SHAPE},
    {"Q207-00016049", "", 0, IDENTIFIER_UPN_SHAPE},
    {"", "", 0, IDENTIFIER_UPN_SHAPE},
};

START_TEST(unique_pupil_numbers_as_typed)
{
    struct upn upn = {"left over", 9};

    ck_assert_int_eq(identifier_upn(upn_rows[_i].text, strlen(upn_rows[_i].text), &upn),
                     upn_rows[_i].fault);
    ck_assert_str_eq(upn.number, upn_rows[_i].stored);
    ck_assert_int_eq(upn.unknown_reason, upn_rows[_i].unknown_reason);
}
END_TEST

static const struct {
    const char *text, *stored; /* "" is refused */
} postcode_rows[] = {
    {"DT1 1XJ", "DT1 1XJ"},
    {"ze10az", "ZE1 0AZ"},
    {"dt11xj", "DT1 1XJ"},
    {" d t 1 1 x j ", "DT1 1XJ"},
    {"M1 1AE", "M1 1AE"},
    {"B33 8TH", "B33 8TH"},
    {"CR2 6XH", "CR2 6XH"},
    {"DN55 1PT", "DN55 1PT"},
    {"W1A 1HQ", "W1A 1HQ"},
    {"EC1A 1BB", "EC1A 1BB"},
    {"gir0aa", "GIR 0AA"},
    {"Q1 1AE", ""},
    {"V1 1AE", ""},
    {"X1 1AE", ""},
    {"DT1 1CJ", ""},
    {"DT1 1XO", ""},
    {"DT1 XXJ", ""},
    {"DT1 11J", ""},
    {"DT1", ""},
    {"1XJ", ""},
    {"", ""},
    {"DTT1 1XJ", ""},
    {"D1AA 1XJ", ""},
    {"DT111 1XJ", ""},
    {"DT1-1XJ", ""},
    {"GIR 0AC", ""},
    {"11 1XJ", ""},
    {"DT1 1XJ DT1 1XJ", ""},
};

START_TEST(postcodes_as_typed)
{
    const char           *text = postcode_rows[_i].text, *stored = postcode_rows[_i].stored;
    char                  out[IDENTIFIER_POSTCODE_SIZE] = "leftover";
    enum identifier_fault fault = identifier_postcode(text, strlen(text), out);

    ck_assert_int_eq(fault, stored[0] ? IDENTIFIER_OK : IDENTIFIER_POSTCODE_SHAPE);
    ck_assert_str_eq(out, stored);
}
END_TEST

static const struct {
    const char *text;
    bool        is_there;
} text_rows[] = {
    {"Ask about 943 476 5919 on Monday", true},
    {"9434765919", true},
    {"NHS:943-476-5919.", true},
    {"Pupil B801200005001, year 9", true},
    {"b801200005001", true},
    {"", false},
    {"Transport review to the board in January 2021", false},
    {"9434765918", false},
    {"94347659190", false},
    {"19434765919", false},
    {"943  476 5919", false},
    {"Ring 01305 221000", false},
    {"A801200005001", false},
    {"XB801200005001", false},
};

START_TEST(numbers_of_children_in_text)
{
    const char *text = text_rows[_i].text;

    ck_assert_int_eq(identifier_in_text(text, strlen(text)), text_rows[_i].is_there);
}
END_TEST

START_TEST(each_fault_has_its_own_sentence)
{
    ck_assert_str_eq(identifier_says(IDENTIFIER_OK), "");
    for (int32_t a = IDENTIFIER_NHS_SHAPE; a <= IDENTIFIER_POSTCODE_SHAPE; a++) {
        const char *says = identifier_says((enum identifier_fault)a);

        ck_assert_int_eq(says[strlen(says) - 1], '.');
        for (int32_t b = IDENTIFIER_NHS_SHAPE; b < a; b++)
            ck_assert_str_ne(says, identifier_says((enum identifier_fault)b));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("identifier");
    TCase *tc = tcase_create("identifier");

    tcase_add_test(tc, the_identifier_vectors);
    tcase_add_loop_test(tc, nhs_numbers_as_typed, 0, COUNT(nhs_rows));
    tcase_add_test(tc, a_nul_inside_is_refused);
    tcase_add_loop_test(tc, unique_pupil_numbers_as_typed, 0, COUNT(upn_rows));
    tcase_add_loop_test(tc, postcodes_as_typed, 0, COUNT(postcode_rows));
    tcase_add_loop_test(tc, numbers_of_children_in_text, 0, COUNT(text_rows));
    tcase_add_test(tc, each_fault_has_its_own_sentence);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
