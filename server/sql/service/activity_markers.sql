-- $1 service, $2 first day, $3 last day. Common markers before and after the work that was open in the period. n null: fewer than five pieces of work have both.
-- Not for whoever has counts of the service alone: two periods that differ by one piece of work would tell of it.
SELECT coalesce(json_agg(json_build_object('label', CASE words[2] WHEN 'moves' THEN 'Moves of home in six months' WHEN 'attendance' THEN 'Attendance at school, percent'
                                                WHEN 'suspended' THEN 'Days of suspension in six months' WHEN 'sdq' THEN 'SDQ total by the carer' ELSE 'Goals of the plan, 0 to 10' END,
                                  'second', CASE words[3] WHEN 'n' THEN 'Pieces of work counted' WHEN 'before' THEN 'Average before' ELSE 'Average after' END, 'third', NULL,
                                  'n', CASE words[3] WHEN 'n' THEN n::numeric ELSE round(n / 10.0, 1) END)
                        ORDER BY words[1], array_position('{n,before,after}'::text[], words[3])), '[]')
  FROM activity_count('markers', $1, $2::date, $3::date, '{place,marker,what}')
 WHERE oversees('activity', 'view') >= 0 OR $1 = ANY (my_practised())
