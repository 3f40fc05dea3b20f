-- $1 notice, $2 whether all that is new counts, or only what is urgent. As around_owner, for the person whom enter_service names: notes that they are
-- to be told where something new waits that they may see and have not looked at, and how far that was looked for.
WITH c AS MATERIALIZED (
    SELECT n.person_id, CASE WHEN $2::boolean THEN n.told_until ELSE n.urgent_until END AS since, now() - interval '10 seconds' AS until
      FROM notice_choice n WHERE n.person_id = (SELECT me())
       FOR UPDATE
), fresh AS MATERIALIZED (
    SELECT count(*) AS n, bool_or(l.is_urgent) AS is_urgent
      FROM c
      JOIN news_line l ON l.at > c.since AND l.at <= c.until AND l.made_by IS DISTINCT FROM c.person_id AND ($2 OR l.is_urgent)
      LEFT JOIN child k ON k.id = l.child_id
      LEFT JOIN carer a ON a.id = l.carer_id
     WHERE l.at > coalesce((SELECT s.until_at FROM news_seen s WHERE s.person_id = c.person_id), '-infinity')
       AND (reaches('child', 'view', k.id, k.tier) OR reaches('carer', 'view', a.id, a.tier))
       AND CASE l.link_type
               WHEN 'referral' THEN reaches('referral', 'view', coalesce(l.child_id, l.carer_id), l.tier) OR is_decided(l.link_id)
               WHEN 'task' THEN reaches('task', 'view', l.child_id, l.tier) OR l.is_own AND reaches('task', 'create', l.child_id, l.tier)
               WHEN 'form' THEN reaches('form', 'view', l.child_id, l.tier)
               WHEN 'words' THEN reaches('words', 'view', l.child_id, l.tier) AND l.child_id <> ALL (my_unwished('words'))
               WHEN 'plan' THEN (SELECT reaches('plan_' || p.kind, 'view', l.child_id, l.tier) AND (l.record_id = p.id OR l.is_own OR plan_shown(p.id))
                                   FROM plan p WHERE p.id = l.link_id)
               WHEN 'document' THEN reaches('document', 'view', l.child_id, l.tier) AND l.child_id <> ALL (my_unwished('documents'))
               WHEN 'measure' THEN reaches('measure', 'view', l.child_id, l.tier)
               WHEN 'pep' THEN reaches('pep', 'view', l.child_id, l.tier)
               WHEN 'child' THEN true
               WHEN 'action' THEN reaches('action', 'view', l.child_id, l.tier)
               ELSE reaches('sdq', 'view', l.child_id, l.tier) AND l.child_id <> ALL (my_unwished('sdq')) END
), made AS (
    INSERT INTO notice (id, person_id, is_urgent)
    SELECT $1, c.person_id, fresh.is_urgent FROM c, fresh WHERE fresh.n > 0
        ON CONFLICT (person_id) WHERE state = 'waiting' DO UPDATE
        SET is_urgent = notice.is_urgent OR excluded.is_urgent,
            next_at = CASE WHEN excluded.is_urgent AND NOT notice.is_urgent THEN least(notice.next_at, now()) ELSE notice.next_at END
)
UPDATE notice_choice n
   SET told_until = CASE WHEN $2 OR fresh.n > 0 THEN greatest(n.told_until, c.until) ELSE n.told_until END,
       urgent_until = greatest(n.urgent_until, c.until)
  FROM c, fresh
 WHERE n.person_id = c.person_id
RETURNING fresh.n
