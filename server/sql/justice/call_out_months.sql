-- $1 months. Call-outs by home and month, this month and those before it; without a row: none.
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('home', m.home_name, 'area', m.area, 'month', m.month, 'n', m.n, 'missing', m.missing, 'arrested', m.arrested)
                                                            ORDER BY m.home_name, m.area, m.month)
          FROM (SELECT x.home_name, x.area, date_trunc('month', x.on_day)::date AS month, count(*) FILTER (WHERE x.reason <> 'missing') AS n,
                       count(*) FILTER (WHERE x.reason = 'missing') AS missing, count(*) FILTER (WHERE x.arrested) AS arrested
                  FROM police_call_out x
                 WHERE x.error_reason IS NULL AND x.on_day >= (date_trunc('month', today()) - ($1::integer - 1) * interval '1 month')::date
                 GROUP BY 1, 2, 3) m), '[]'), 'next', NULL), NULL, NULL
