-- $1 rows as a JSON array: answers to forms of the fictional council; what was asked is the question's.
INSERT INTO form_answer (id, made_at, made_by, child_id, tier, link_id, for_whom, service_id, plan_id, position, code, question, text, number)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.link_id, l.for_whom, l.service_id, CASE l.kind WHEN 'goals' THEN l.about_id END, q.place, q.code, q.words,
       coalesce(r.text, q.choices[r.number]), r.number
  FROM json_populate_recordset(NULL::form_answer, $1) r
  JOIN form_link l ON l.id = r.link_id
 CROSS JOIN LATERAL form_asked(l) q
 WHERE q.code = r.code
