-- $1 whether all that is new counts, or only what is urgent. How much is new for whoever asks, whether some of it is urgent, since when that was looked for
-- and up to when: what they were not told of, did not do themselves and have not looked at, as they may see it (me_news.sql).
SELECT f.n, f.is_urgent, c.since, c.until
  FROM (SELECT n.person_id, CASE WHEN $1::boolean THEN n.told_until ELSE n.urgent_until END AS since, now() - interval '10 seconds' AS until
          FROM notice_choice n WHERE n.person_id = (SELECT me())) c
 CROSS JOIN LATERAL (
        SELECT count(*) AS n, coalesce(bool_or(l.is_urgent), false) AS is_urgent
          FROM news_line l
          LEFT JOIN child k ON k.id = l.child_id
          LEFT JOIN carer a ON a.id = l.carer_id
         WHERE coalesce(k.id, a.id) IS NOT NULL AND l.at > c.since AND l.at <= c.until AND l.made_by IS DISTINCT FROM c.person_id AND ($1 OR l.is_urgent)
           AND l.at > coalesce((SELECT s.until_at FROM news_seen s WHERE s.person_id = c.person_id), '-infinity')) f
