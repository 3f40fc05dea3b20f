-- $1 year. Module OC3: the child's id, nothing, then its columns. Of care leavers who turned 17 to 21 in the year: the contact nearest to that birthday, from three
-- months before to one after. Where there is nothing to say of what they do and where they live, it is 0.
SELECT c.child_id, NULL, c.local_id, c.dob, k.in_touch_code, CASE WHEN k.id IS NOT NULL THEN coalesce(k.activity_code, '0') END,
       CASE WHEN k.id IS NOT NULL THEN coalesce(k.accommodation_code, '0') END
  FROM return_children($1) c
  LEFT JOIN LATERAL (SELECT x.* FROM leaver_contact x
                      WHERE x.child_id = c.child_id AND x.error_reason IS NULL AND x.on_day BETWEEN c.birthday - 92 AND c.birthday + 31
                      ORDER BY abs(x.on_day - c.birthday), x.on_day LIMIT 1) k ON true
 WHERE c.is_leaver
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id
