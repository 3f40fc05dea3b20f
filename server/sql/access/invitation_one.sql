-- $1 invitation. For whom, what for and until when.
SELECT p.id, p.name, i.purpose, instant(i.expires_at)
  FROM invitation i JOIN person p ON p.id = i.person_id
 WHERE i.id = $1
