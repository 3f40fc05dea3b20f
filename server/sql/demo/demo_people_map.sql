-- $1 rows as a JSON array: maps of the fictional council. On earlier ones every other person stands farther out, by so many rings as shift says.
INSERT INTO people_map (id, made_at, made_by, child_id, tier, drawn_on, drawn_with, by_child, people)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.drawn_on, r.drawn_with, r.by_child,
       (SELECT coalesce(jsonb_agg(CASE WHEN p.n % 2 = 0 AND p.one ->> 'closeness' IS NOT NULL
                                       THEN p.one || jsonb_build_object('closeness', least(5, (p.one ->> 'closeness')::integer + r.shift)) ELSE p.one END ORDER BY p.n), '[]')
          FROM jsonb_array_elements(people_now(r.child_id)) WITH ORDINALITY p (one, n))
  FROM json_to_recordset($1) r (id uuid, made_at timestamptz, made_by uuid, child_id uuid, tier smallint, drawn_on date, drawn_with text, by_child boolean, shift integer)
