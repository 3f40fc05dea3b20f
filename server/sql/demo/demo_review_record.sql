-- $1 rows as a JSON array: what was said at reviews of the fictional council.
INSERT INTO review_record (id, made_at, made_by, child_id, tier, review_id, chair, people, mental_health, mental_health_words, advocacy, advocacy_words, independent_visitor, savings, savings_words, notes)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.review_id, r.chair, r.people, r.mental_health, r.mental_health_words, r.advocacy, r.advocacy_words, r.independent_visitor, r.savings, r.savings_words, r.notes
  FROM json_populate_recordset(NULL::review_record, $1) r
