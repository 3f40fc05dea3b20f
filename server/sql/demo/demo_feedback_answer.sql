-- $1 rows as a JSON array: answers about services and sessions, of the fictional council. The form says the question and the words of a choice.
INSERT INTO feedback_answer (id, made_at, made_by, service_id, feedback_id, code, position, line, question, number, text)
SELECT r.id, r.made_at, r.made_by, f.service_id, r.feedback_id, r.code, q.position, r.line, form_said(q.words, e.called), r.number, coalesce(r.text, q.choices[r.number])
  FROM json_populate_recordset(NULL::feedback_answer, $1) r
  JOIN feedback f ON f.id = r.feedback_id
  LEFT JOIN evaluation e ON e.id = f.evaluation_id
  JOIN form_question q ON q.kind = f.kind AND q.for_whom = f.for_whom AND q.code = r.code
