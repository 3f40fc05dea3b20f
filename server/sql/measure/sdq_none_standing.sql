-- $1 child, $2 year of the national return, $3 its first and $4 its last day. Whether a reason stands for that year, and whether a carer's SDQ does.
SELECT EXISTS (SELECT FROM sdq_none n WHERE n.child_id = $1 AND n.return_year = $2),
       EXISTS (SELECT FROM sdq q
                WHERE q.child_id = $1 AND q.informant = 'parent' AND q.total IS NOT NULL
                  AND (q.return_year = $2 OR q.completed_on BETWEEN $3 AND $4))
