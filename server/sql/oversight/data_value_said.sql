-- $1 council, $2 measure, $3 first day of the month. What was given and said.
SELECT json_build_object('indicator', $2::text, 'month', to_char($3::date, 'YYYY-MM'), 'value', v.value, 'numerator', v.numerator, 'denominator', v.denominator,
           'comment', o.text, 'by', p.name, 'at', instant(v.given_at))
  FROM (SELECT) one
  LEFT JOIN data_value v ON v.authority_id = $1 AND v.indicator = $2 AND v.month = $3
  LEFT JOIN person p ON p.id = v.given_by
  LEFT JOIN data_comment o ON o.authority_id = $1 AND o.indicator = $2 AND o.month = $3
