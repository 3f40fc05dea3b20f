-- $1 id. Its service, whether that is one's own, what it calls whoever it is about, its last day, its first.
SELECT e.service_id, feedback_is_own(e.service_id), e.called, e.until_on, e.from_on FROM evaluation e WHERE e.id = $1
