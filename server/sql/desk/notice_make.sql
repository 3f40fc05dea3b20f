-- $1 notice, $2 whether all that is new counted, or only what is urgent, $3 person, $4 how much is new, $5 whether some of it is urgent, $6 since when that was
-- looked for, $7 up to when (notice_new.sql). As around_owner: notes that they are to be told, and how far that was looked for; nothing where another look was first.
WITH c AS MATERIALIZED (
    SELECT n.person_id FROM notice_choice n
     WHERE n.person_id = $3 AND CASE WHEN $2::boolean THEN n.told_until ELSE n.urgent_until END = $6::timestamptz
       FOR UPDATE
), made AS (
    INSERT INTO notice (id, person_id, is_urgent)
    SELECT $1, c.person_id, $5::boolean FROM c WHERE $4::integer > 0
        ON CONFLICT (person_id) WHERE state = 'waiting' DO UPDATE
        SET is_urgent = notice.is_urgent OR excluded.is_urgent,
            next_at = CASE WHEN excluded.is_urgent AND NOT notice.is_urgent THEN least(notice.next_at, now()) ELSE notice.next_at END
)
UPDATE notice_choice n
   SET told_until = CASE WHEN $2 OR $4 > 0 THEN greatest(n.told_until, $7::timestamptz) ELSE n.told_until END,
       urgent_until = greatest(n.urgent_until, $7)
  FROM c
 WHERE n.person_id = c.person_id
