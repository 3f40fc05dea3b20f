-- The numbers of oversight, each as many as its list has lines, and what matters most in one sentence.
WITH those AS MATERIALIZED (SELECT child_id FROM overseen),
need AS MATERIALIZED (SELECT child_id, min(on_day) AS on_day, min(due_on) AS due_on FROM need_open GROUP BY child_id),
clock AS MATERIALIZED (SELECT about, count(*) AS n, count(DISTINCT child_id) AS children, max(today() - due_on) AS days FROM clock_over GROUP BY GROUPING SETS ((), (about))),
wait AS MATERIALIZED (SELECT count(*) AS n, max(days) AS longest FROM waited WHERE waits),
loop AS MATERIALIZED (SELECT count(DISTINCT child_id) AS n, today() - min(since_on) AS longest FROM loop_open),
back AS MATERIALIZED (SELECT count(DISTINCT child_id) AS n, count(*) AS times FROM bounced),
away AS MATERIALIZED (SELECT count(*) AS n, coalesce(sum(late), 0) AS late FROM outside_now),
number AS MATERIALIZED (
    SELECT (SELECT count(*) FROM those) AS children,
           (SELECT x.value::integer FROM setting x WHERE x.name = 'need_days') AS need_days, (SELECT x.value::integer FROM setting x WHERE x.name = 'silent_days') AS silent_days,
           (SELECT count(*) FROM need) AS needs, (SELECT count(*) FROM need WHERE due_on < today()) AS needs_late, (SELECT today() - min(on_day) FROM need) AS need_longest,
           (SELECT coalesce(sum(n), 0) FROM clock WHERE about IS NULL) AS clocks, (SELECT coalesce(sum(children), 0) FROM clock WHERE about IS NULL) AS clock_children,
           (SELECT count(*) FROM silent) AS silent, (SELECT count(*) FROM overlap_open) AS overlaps,
           (SELECT count(*) FROM those WHERE child_id = ANY ((SELECT my_unwished('sdq'))::uuid[])) AS held_back
)
SELECT json_build_object('says', oversight_says(s.children, s.needs, s.needs_late, s.need_days, s.need_longest, s.clocks, s.clock_children, s.silent, s.silent_days, s.held_back),
           'children', s.children, 'held_back', s.held_back, 'need_days', s.need_days, 'silent_days', s.silent_days,
           'needs', s.needs, 'needs_late', s.needs_late, 'clocks', s.clocks, 'clock_children', s.clock_children,
           'clocks_by', (SELECT coalesce(json_agg(json_build_object('about', c.about, 'n', c.n, 'children', c.children, 'longest', c.days) ORDER BY c.n DESC, c.about), '[]') FROM clock c WHERE c.about IS NOT NULL),
           'silent', s.silent, 'overlaps', s.overlaps, 'loops', l.n, 'loop_longest', l.longest, 'bounced', b.n, 'bounced_times', b.times,
           'waiting', w.n, 'waiting_longest', w.longest, 'outside', a.n, 'outside_late', a.late),
       NULL, NULL
  FROM number s CROSS JOIN wait w CROSS JOIN loop l CROSS JOIN back b CROSS JOIN away a
