-- $1 id. The day of its meeting, its state, whether it says what was agreed, which step, why it was taken off.
SELECT m.held_on, p.state, p.agreed IS NOT NULL, p.step IS NOT NULL, p.reason IS NOT NULL
  FROM planning p JOIN planning_meeting m ON m.id = p.meeting_id
 WHERE p.id = $1
