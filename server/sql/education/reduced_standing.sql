-- $1 id. What stands: first day, last day, hours a week, why, error.
SELECT from_on, until_on, hours, why, error_reason FROM reduced_timetable WHERE id = $1
