-- $1 figures as a JSON array, of June to November 2020, $2 council, $3 who gave them, $4 first day of the first month that is counted from the records. The data set of the fictional council: what was printed, and what it compares with.
WITH printed AS MATERIALIZED (
    SELECT r.* FROM json_to_recordset($1) AS r (indicator text, neighbours numeric, outstanding_low numeric, outstanding_high numeric, baseline numeric, printed text, months json)
), started AS (
    INSERT INTO data_set_start (id, made_by, authority_id, month) VALUES (gen_random_uuid(), $3::uuid, $2::uuid, $4::date)
), chosen AS (
    INSERT INTO indicator_choice (id, made_by, authority_id, indicator, since, how, source)
    SELECT gen_random_uuid(), $3::uuid, $2::uuid, 'immunisations', c.since::date, c.how, c.source
      FROM (VALUES ($4::date::timestamp, 'given', 'The health service''s own system'), ($4::date + interval '6 months', 'computed', NULL)) AS c (since, how, source)
), valued AS (
    INSERT INTO data_value (id, made_by, made_at, authority_id, indicator, month, value, numerator, denominator, printed, given_by, given_at)
    SELECT gen_random_uuid(), $3::uuid, m.at, $2::uuid, p.indicator, m.month, v.value::numeric, CASE WHEN p.indicator = 'care_rate' AND v.place = 6 THEN 476 END, NULL::numeric,
           CASE WHEN v.place = 6 THEN p.printed END, $3::uuid, m.at
      FROM printed p CROSS JOIN json_array_elements_text(p.months) WITH ORDINALITY AS v (value, place)
     CROSS JOIN LATERAL (SELECT (date '2020-05-01' + v.place::integer * interval '1 month')::date AS month, (date '2020-05-08' + (v.place::integer + 1) * interval '1 month')::timestamptz AS at) m
     WHERE v.value IS NOT NULL
    UNION ALL
    SELECT gen_random_uuid(), $3::uuid, now(), $2::uuid, 'population', $4::date, 13100, NULL, NULL, NULL::text, $3::uuid, now()
), compared AS (
    INSERT INTO benchmark (id, made_by, authority_id, indicator, kind, since, value, per, year, source)
    SELECT gen_random_uuid(), $3::uuid, $2::uuid, p.indicator, b.kind, '2020-04-01', b.value,
           CASE WHEN i.unit = 'count' AND b.kind <> 'baseline' OR p.indicator IN ('foster_new', 'foster_new_connected', 'foster_deregistered', 'foster_resigned', 'allegations_upheld', 'adopted',
                                                                                  'placement_orders_revoked', 'adopters_new') THEN 'year' ELSE 'month' END,
           CASE b.kind WHEN 'baseline' THEN '2019/20' ELSE '2018/19' END, 'As a corporate parenting board printed it in November 2020'
      FROM printed p JOIN indicator i ON i.code = p.indicator
     CROSS JOIN LATERAL (VALUES ('neighbours', p.neighbours), ('outstanding_low', p.outstanding_low), ('outstanding_high', p.outstanding_high), ('baseline', p.baseline)) AS b (kind, value)
     WHERE b.value IS NOT NULL
    UNION ALL
    SELECT gen_random_uuid(), $3::uuid, $2::uuid, t.indicator, 'target', $4::date, t.value, 'month', to_char($4::date, 'YYYY'), 'Westshire''s corporate parenting board'
      FROM (VALUES ('pep', 95), ('iha_on_time', 90), ('sdq_completed', 85), ('immunisations', 92)) AS t (indicator, value)
), said AS (
    SELECT * FROM (VALUES
        (date '2020-11-01', 'care_rate', 'Our number of children in care remains higher than in similar councils. We look closely at every child who comes into care, and at how each plan for where they will grow up is getting on.'),
        ('2020-11-01', 'came_into_care', 'Slightly more children came into care than left it. Five of them came to this country on their own.'),
        ('2020-11-01', 'iha_on_time', 'The health service gives this two months later, so that what fell due in the month is in it.'),
        ('2020-11-01', 'sdq_completed', 'Fewer are completed than in similar councils, and it is falling. The questionnaire is now filled in as a child comes into care, as part of planning their care.'),
        ('2020-11-01', 'sdq_average', 'As few are completed, it may be that one is filled in only when somebody is worried, and so the average is high. Any score over 14 is now talked through at the education plan.'),
        ('2020-11-01', 'missing', 'This has been the same for months. When a child is reported missing is being agreed anew with the police.'),
        ((date_trunc('month', $4::date::timestamp) + interval '23 months')::date, 'sdq_completed', 'The new way of asking carers by a link has helped. Reminders go out four weeks before a questionnaire runs out.')) AS c (month, indicator, text))
INSERT INTO data_comment (id, made_by, authority_id, indicator, month, text, said_by, said_at)
SELECT gen_random_uuid(), $3::uuid, $2::uuid, s.indicator, s.month, s.text, $3::uuid, least(now(), (s.month + interval '1 month 8 days')::timestamptz) FROM said s
