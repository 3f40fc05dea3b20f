-- $1 the term itself or null, $2 first day, $3 last day. Of how many councils there could be terms; whether another term of the council has a day of that period; whether a PEP of this term was held outside
-- of it: after its end, or in the term before.
SELECT (SELECT count(*) FROM agency a WHERE a.kind = 'council'),
       EXISTS (SELECT FROM school_term t WHERE t.id IS DISTINCT FROM $1 AND daterange(t.from_on, t.until_on, '[]') && daterange($2, $3, '[]')),
       EXISTS (SELECT FROM pep p WHERE p.term_id = $1 AND p.held_on > $3)
