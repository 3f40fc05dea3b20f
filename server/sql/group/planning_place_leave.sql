-- $1 planning. Its place on the list is free, or taken again, as it now is.
UPDATE planning_place s
   SET left_on = CASE p.state WHEN 'withdrawn' THEN coalesce(s.left_on, today()) END
  FROM planning p
 WHERE p.id = $1 AND s.id = p.place_id AND (p.state = 'withdrawn') <> (s.left_on IS NOT NULL)
