-- $1 service. Whether it is one's own or administered by oneself; no row: no such service.
SELECT feedback_is_own(s.id) FROM service s WHERE s.id = $1
