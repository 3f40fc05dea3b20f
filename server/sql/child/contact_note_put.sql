-- $1 id of a new note, $2 contact, $3 what was said. Written, or written anew.
INSERT INTO contact_note AS n (id, child_id, carer_id, contact_id, involvement_id, text)
SELECT $1, c.child_id, c.carer_id, c.id, c.involvement_id, $3 FROM contact c WHERE c.id = $2
    ON CONFLICT (contact_id) DO UPDATE SET text = excluded.text WHERE n.text <> excluded.text
