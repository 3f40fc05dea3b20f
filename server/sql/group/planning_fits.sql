-- $1 child, $2 meeting. Whether the meeting is there and is not over, and whether the child is on its list; no row: the child is not visible.
SELECT m.id IS NOT NULL AND m.held_on >= today(), EXISTS (SELECT FROM planning p WHERE p.meeting_id = m.id AND p.child_id = c.id AND p.state <> 'withdrawn')
  FROM child c LEFT JOIN planning_meeting m ON m.id = $2
 WHERE c.id = $1
