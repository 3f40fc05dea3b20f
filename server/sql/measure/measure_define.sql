-- $1 id, $2 revision, $3 what was sent, as JSON.
INSERT INTO measure_definition (id, code, revision, name, about, entry, informants, item_min, item_max, labels, licence, may_hold_wording)
SELECT $1, d.code, $2::integer, d.name, d.about, d.entry, d.informants, coalesce(d.item_min, 0), coalesce(d.item_max, 0), coalesce(d.labels, '{}'), d.licence,
       coalesce(d.may_hold_wording, false)
  FROM json_to_record($3::json) d (code text, name text, about text, entry text, informants text[], item_min smallint, item_max smallint, labels text[],
                                   licence text, may_hold_wording boolean)
