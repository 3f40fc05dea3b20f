-- $1 id, $2 first day on which it is over.
UPDATE service_link SET until_on = $2 WHERE id = $1
