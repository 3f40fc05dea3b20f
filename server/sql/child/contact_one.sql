-- $1 id. One contact, with what of its notes one may read.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'child', x.child_id, 'involvement', x.involvement_id,
           'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.practitioner_id),
           'day', x.day, 'minutes', x.minutes, 'mode', x.mode, 'place', x.place, 'outcome', x.outcome, 'there', x.there,
           'note', n.text, 'therapy_note', t.text, 'held_back', x.has_note AND n.id IS NULL,
           'therapy_held_back', x.has_therapy_note AND t.id IS NULL AND knows_therapy()),
       json_build_array(json_build_object('child', x.child_id, 'type', 'contact', 'tier', greatest(x.tier, n.tier, t.tier),
           'relation', stands_as(coalesce(x.child_id, x.carer_id)), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM contact x
  LEFT JOIN contact_note n ON n.contact_id = x.id
  LEFT JOIN therapy_note t ON t.contact_id = x.id
 WHERE x.id = $1
