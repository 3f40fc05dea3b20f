-- How long the children whom I oversee wait, by the agency of the service and by the agency of who asked; the longest wait first.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('by', x.by, 'agency', json_build_object('id', x.id, 'name', x.name), 'waiting', x.waiting, 'waiting_median', x.waiting_median,
               'waiting_longest', x.waiting_longest, 'met', x.met, 'met_median', x.met_median, 'met_longest', x.met_longest)
               ORDER BY x.by DESC, x.waiting_longest DESC NULLS LAST, x.met_longest DESC NULLS LAST, x.name), '[]'), 'next', NULL),
       NULL, NULL
  FROM (SELECT k.by, k.id, k.name, count(*) FILTER (WHERE w.waits) AS waiting, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY w.days) FILTER (WHERE w.waits))::integer AS waiting_median,
               max(w.days) FILTER (WHERE w.waits) AS waiting_longest, count(*) FILTER (WHERE NOT w.waits) AS met,
               round(percentile_cont(0.5) WITHIN GROUP (ORDER BY w.days) FILTER (WHERE NOT w.waits))::integer AS met_median, max(w.days) FILTER (WHERE NOT w.waits) AS met_longest
          FROM waited w
         CROSS JOIN LATERAL (VALUES ('service', w.agency_id, w.agency), ('asked', w.by_id, w.by_agency)) k (by, id, name)
         GROUP BY 1, 2, 3) x
