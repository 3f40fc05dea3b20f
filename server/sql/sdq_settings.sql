-- This council's settings for SDQs: from age, to age, days before the second review, total that opens a follow-up, whose total does (bits), months that another informant's form counts.
SELECT coalesce(max(value) FILTER (WHERE name = 'sdq_from_age'), '4')::int,
       coalesce(max(value) FILTER (WHERE name = 'sdq_to_age'), '16')::int,
       coalesce(max(value) FILTER (WHERE name = 'sdq_second_before_review_days'), '14')::int,
       coalesce(max(value) FILTER (WHERE name = 'sdq_follow_up_total'), '15')::int,
       coalesce(max(value) FILTER (WHERE name = 'sdq_follow_up_informants'), '1')::int,
       coalesce(max(value) FILTER (WHERE name = 'sdq_triangulate_months'), '3')::int
  FROM setting
