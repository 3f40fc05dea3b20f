-- $1 id, $2 child, $3 term, $4 state, $5 held on, $6 who came as JSON, $7 attendance in percent, $8 sessions possible, $9 attended, $10 attainment as JSON, $11 days suspended, $12 excluded on,
-- $13 hours of a reduced timetable, $14 until, $15 why, $16 targets as JSON, $17 pupil premium plus as JSON, $18 the young person's view, $19 how it was said, $20 SDQ, $21 what was decided,
-- $22 therapy, $23 next on, $24 whether help is needed.
INSERT INTO pep (id, child_id, term_id, state, held_on, came, attendance_percent, sessions_possible, sessions_attended, attainment, suspended_days, excluded_on,
    reduced_hours, reduced_until, reduced_why, targets, premium, view, view_how, sdq_id, sdq_decided, therapy, next_on, help_needed)
VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16::jsonb, $17::jsonb, $18, $19, $20, $21, $22, $23, $24)
