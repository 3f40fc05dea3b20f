-- $1 the term itself or null, $2 first day, $3 last day, $4 council or null: that of the term, else mine, else the only one. Whose term it is (null: nobody's that there is, or it has to be said); whether
-- another term of that council has a day of that period; how many PEPs that were held would no longer be of their term: a day belongs to the first term that ends on it
-- or after it. By name of the first: of which term.
WITH whose AS (
    SELECT coalesce((SELECT t.agency_id FROM school_term t WHERE t.id = $1), (SELECT a.id FROM agency a WHERE a.id = $4 AND a.kind = 'council'),
                    CASE WHEN $4::uuid IS NULL THEN coalesce((SELECT a.id FROM agency a WHERE a.kind = 'council' AND a.id = ANY (my_agencies()) ORDER BY a.id LIMIT 1),
                                                             (SELECT min(a.id::text)::uuid FROM agency a WHERE a.kind = 'council' HAVING count(*) = 1)) END) AS agency_id
), after AS (
    SELECT t.id, t.name, CASE WHEN t.id = $1 THEN $3::date ELSE t.until_on END AS until_on FROM school_term t JOIN whose w ON w.agency_id = t.agency_id
    UNION ALL SELECT NULL, NULL, $3 WHERE $1::uuid IS NULL
), lost AS (
    SELECT o.name FROM pep p JOIN after o ON o.id = p.term_id
     WHERE p.held_on IS NOT NULL AND (SELECT a.id FROM after a WHERE a.until_on >= p.held_on ORDER BY a.until_on LIMIT 1) IS DISTINCT FROM p.term_id
       AND (SELECT b.id FROM school_term b WHERE b.agency_id = (SELECT w.agency_id FROM whose w) AND b.until_on >= p.held_on ORDER BY b.until_on LIMIT 1) = p.term_id
     ORDER BY p.held_on
)
SELECT w.agency_id,
       EXISTS (SELECT FROM school_term t WHERE t.agency_id = w.agency_id AND t.id IS DISTINCT FROM $1 AND daterange(t.from_on, t.until_on, '[]') && daterange($2, $3, '[]')),
       (SELECT count(*) FROM lost), (SELECT l.name FROM lost l LIMIT 1)
  FROM whose w
