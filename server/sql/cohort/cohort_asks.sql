-- By what I may ask as an array of words and as a list, first day of the first month that is told, first day of the last one.
SELECT to_json(g.words), array_to_string(g.words, ' '), least(cohort_from(data_set_authority()), l.month), l.month
  FROM (SELECT cohort_groupings() AS words) g CROSS JOIN (SELECT (month_of(today()) - interval '1 month')::date AS month) l
