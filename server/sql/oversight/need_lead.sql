-- $1 child. Who leads the work with it; no row: nobody.
SELECT person_id FROM lead_worker WHERE child_id = $1
