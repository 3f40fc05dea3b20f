-- $1 id, $2 day. The status ended.
UPDATE legal_status SET until_on = $2 WHERE id = $1
