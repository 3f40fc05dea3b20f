-- $1 rows as a JSON array: SDQs of the fictional council.
INSERT INTO sdq (id, made_at, made_by, child_id, tier, informant, form, completed_on, return_year, follow_up, entry, total,
    band3_total, band4_total, concern, source)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.informant, r.form, r.completed_on, r.return_year,
       r.follow_up, r.entry, r.total, r.band3_total, r.band4_total, r.concern, r.source
  FROM json_populate_recordset(NULL::sdq, $1) r
