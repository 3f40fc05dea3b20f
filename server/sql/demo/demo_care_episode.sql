-- $1 rows as a JSON array: episodes of care of the fictional council.
INSERT INTO care_episode (id, made_at, made_by, child_id, tier, from_on, until_on, entry_code, legal_code, need_code, place_code,
    provider_code, ending_code, change_code)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.from_on, r.until_on, r.entry_code, r.legal_code,
       r.need_code, r.place_code, r.provider_code, r.ending_code, r.change_code
  FROM json_populate_recordset(NULL::care_episode, $1) r
