-- $1 carer, or null. My council, and whether I see that carer.
SELECT (SELECT a.id FROM agency a WHERE a.id = ANY (my_agencies()) AND a.kind = 'council' ORDER BY a.name LIMIT 1),
       $1::uuid IS NULL OR EXISTS (SELECT FROM carer c WHERE c.id = $1)
