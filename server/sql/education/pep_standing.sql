-- $1 id. How it stands, as far as rules across its fields need it: child, term, state, day held, sessions possible and attended, hours of a reduced timetable, until when, is it said why, how
-- many came, is an SDQ named, is it said what was decided.
SELECT child_id, term_id, state, held_on, sessions_possible, sessions_attended, reduced_hours, reduced_until, reduced_why IS NOT NULL, jsonb_array_length(came), sdq_id IS NOT NULL,
       sdq_decided IS NOT NULL
  FROM pep WHERE id = $1
