-- ---------------------------------------------------------------------------------------------- school in numbers (0075)

-- As a PEP: kept by the virtual school, and by the designated teacher of the child's own school. A school's system reads what it recorded.
SELECT guard('attendance', 'education'), guard('exclusion', 'education'), guard('reduced_timetable', 'education'), guard('education_result', 'education'),
       guard_own('attendance', 'education', 'create'), guard_own('exclusion', 'education', 'create'), guard_own('reduced_timetable', 'education', 'create'),
       guard_own('education_result', 'education', 'create');

CREATE OR REPLACE FUNCTION attendance_item(x attendance) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'from_on', (x).from_on, 'to_on', (x).to_on, 'possible', (x).possible, 'attended', (x).attended, 'authorised', (x).authorised, 'unauthorised', (x).unauthorised,
    'percent', round(100.0 * (x).attended / (x).possible)::integer, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION attendance_item IS 'Attendance in a month or term, as the API answers';

CREATE OR REPLACE FUNCTION exclusion_item(x exclusion) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'on', (x).on_day, 'kind', (x).kind, 'sessions', (x).sessions, 'reason', (x).reason_code,
    'reason_name', (SELECT l.name FROM code_list l WHERE l.list = 'exclusion' AND l.code = (x).reason_code),
    'note', (x).note, 'lifted_on', (x).lifted_on, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION exclusion_item IS 'A suspension or permanent exclusion, as the API answers';

CREATE OR REPLACE FUNCTION reduced_item(x reduced_timetable) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'from_on', (x).from_on, 'until_on', (x).until_on, 'hours', (x).hours, 'why', (x).why, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION reduced_item IS 'A reduced timetable, as the API answers';

CREATE OR REPLACE FUNCTION result_item(x education_result) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'stage', (x).stage, 'year', (x).year, 'subject', (x).subject, 'met', (x).met, 'score', (x).score, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION result_item IS 'A result, as the API answers';
GRANT EXECUTE ON FUNCTION attendance_item(attendance), exclusion_item(exclusion), reduced_item(reduced_timetable), result_item(education_result) TO around_app;

-- Attendance that counts: what was recorded, and of a term of which nothing was, what its PEP says.
CREATE OR REPLACE VIEW attendance_shown WITH (security_invoker = true) AS
SELECT a.child_id, a.from_on, a.to_on, a.possible, a.attended, a.authorised, a.unauthorised, round(100.0 * a.attended / a.possible)::integer AS percent, NULL::uuid AS pep_id
  FROM attendance a WHERE a.error_reason IS NULL
UNION ALL
SELECT p.child_id, t.from_on, t.until_on, p.sessions_possible, p.sessions_attended, NULL, NULL, pep_attendance(p), p.id
  FROM pep p JOIN school_term t ON t.id = p.term_id
 WHERE pep_attendance(p) IS NOT NULL
   AND NOT EXISTS (SELECT FROM attendance a WHERE a.child_id = p.child_id AND a.error_reason IS NULL AND a.from_on <= t.until_on AND a.to_on >= t.from_on);
COMMENT ON VIEW attendance_shown IS 'Attendance that counts: as recorded, and of a term of which nothing is, as its PEP says';
COMMENT ON COLUMN attendance_shown.child_id IS 'The child';
COMMENT ON COLUMN attendance_shown.from_on IS 'First day of the month or term';
COMMENT ON COLUMN attendance_shown.to_on IS 'Its last day';
COMMENT ON COLUMN attendance_shown.possible IS 'Sessions that there were; none: they were not counted';
COMMENT ON COLUMN attendance_shown.attended IS 'Those at which the child was there';
COMMENT ON COLUMN attendance_shown.authorised IS 'Absences that the school allowed; none: not told apart';
COMMENT ON COLUMN attendance_shown.unauthorised IS 'Absences that it did not allow';
COMMENT ON COLUMN attendance_shown.percent IS 'Attended, in percent';
COMMENT ON COLUMN attendance_shown.pep_id IS 'The PEP that says so; none: recorded';
GRANT SELECT ON attendance_shown TO around_app;

-- What the PEP of a term is offered, so that nobody types again what is recorded.
CREATE OR REPLACE FUNCTION school_numbers(child uuid, from_on date, until_on date) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('sessions_possible', a.possible, 'sessions_attended', a.attended, 'percent', round(100.0 * a.attended / nullif(a.possible, 0))::integer,
        'unauthorised', a.unauthorised,
        'suspensions', x.n, 'suspended_days', ceil(x.sessions / 2.0)::integer, 'excluded_on', x.excluded_on,
        'reduced_hours', r.hours, 'reduced_until', r.until_on, 'reduced_why', r.why)
  FROM (SELECT sum(y.possible) AS possible, sum(y.attended) AS attended, sum(y.unauthorised) AS unauthorised
          FROM attendance y WHERE y.child_id = school_numbers.child AND y.error_reason IS NULL AND y.from_on >= school_numbers.from_on AND y.to_on <= school_numbers.until_on) a
 CROSS JOIN (SELECT count(*) FILTER (WHERE y.kind = 'suspension') AS n, coalesce(sum(y.sessions), 0) AS sessions, max(y.on_day) FILTER (WHERE y.kind = 'permanent') AS excluded_on
               FROM exclusion y
              WHERE y.child_id = school_numbers.child AND y.error_reason IS NULL AND y.lifted_on IS NULL AND y.on_day BETWEEN school_numbers.from_on AND school_numbers.until_on) x
  LEFT JOIN LATERAL (SELECT y.hours, y.until_on, y.why FROM reduced_timetable y
              WHERE y.child_id = school_numbers.child AND y.error_reason IS NULL AND y.from_on <= school_numbers.until_on AND y.until_on >= school_numbers.from_on
              ORDER BY y.from_on DESC LIMIT 1) r ON true);
COMMENT ON FUNCTION school_numbers IS 'What is recorded of school between two days: sessions, suspensions, a reduced timetable';
GRANT EXECUTE ON FUNCTION school_numbers(uuid, date, date) TO around_app;
