#pragma once
/*
 * The national return before it is sent: what would stand in the files of a year, child by child, held against the Department
 * for Education's numbered rules (as ssda903.h says where they are from). A rule is a line of a table: its number, the column that it
 * is about, what is wrong in one sentence, how to mend it in another, and a pure function that says whether a line breaks it. What is
 * looked at is what would be sent, cell by cell, not what the records hold: so nothing can be lost on the way to the file.
 *
 * A rule with no number is our own: the department says it nowhere as a rule, and the return would be wrong all the same.
 */
#include "ssda903.h"

/* The lines of one child in each module, in the order of their days. */
struct ssda903_subject {
    int32_t                    year;
    const struct ssda903_line *lines[SSDA903_MODULES];
    int32_t                    n[SSDA903_MODULES];
    bool  is_unasked; /* nobody recorded whether there is a problem with drugs or alcohol */
    day_t born;       /* from here: found by ssda903_look */
    bool  is_counted; /* looked after for the twelve months to 31 March, short breaks apart */
};

/* Reads of the header and the episodes what the rules go by; the lines of OC2 need not be there yet. */
void ssda903_look(struct ssda903_subject *s);

/* ERROR: the department refuses the line. WARNING: it takes it, and somebody should look. */
enum ssda903_weight { SSDA903_ERROR, SSDA903_WARNING };

struct ssda903_rule {
    const char         *number; /* NULL: our own */
    enum ssda903_module module;
    int32_t             column;
    enum ssda903_weight weight;
    const char         *says, *mend;
    bool (*is_broken)(const struct ssda903_subject *s,
                      int32_t                       line); /* line: index in its module */
};

/* Every rule: a table for each module that has some, ended by a rule that says nothing; NULL ends the tables. */
const struct ssda903_rule *const *ssda903_rules(void);
