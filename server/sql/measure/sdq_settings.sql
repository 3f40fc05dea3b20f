-- This council's settings for SDQs: from age, to age, days before the second review, total that opens a follow-up, whose total does (bits: 1 parent, 2 teacher, 4 self), months that another informant's form counts, months after which the carer is asked again, who is asked with each of the carer's forms (bits).
SELECT max(value) FILTER (WHERE name = 'sdq_from_age'),
       max(value) FILTER (WHERE name = 'sdq_to_age'),
       max(value) FILTER (WHERE name = 'sdq_second_before_review_days'),
       max(value) FILTER (WHERE name = 'sdq_follow_up_total'),
       max((value ~ 'parent')::int + 2 * (value ~ 'teacher')::int + 4 * (value ~ 'self')::int) FILTER (WHERE name = 'sdq_follow_up_informants'),
       max(value) FILTER (WHERE name = 'sdq_triangulate_months'),
       max(value) FILTER (WHERE name = 'sdq_again_months'),
       max((value ~ 'parent')::int + 2 * (value ~ 'teacher')::int + 4 * (value ~ 'self')::int) FILTER (WHERE name = 'sdq_ask_also')
  FROM setting
