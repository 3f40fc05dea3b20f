-- $1 child. What rules need: born on, in care since, care status, kind of home, first and second review of this period of care, day of the last SDQ by parent, teacher and self. No row: not visible.
SELECT born_on, since, care_status, home_kind, first_on, second_on, parent_on, teacher_on, self_on FROM case_facts($1)
