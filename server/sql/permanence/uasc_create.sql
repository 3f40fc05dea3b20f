-- $1 id, $2 child, $3 from on, $4 ceased on.
INSERT INTO uasc (id, child_id, from_on, ceased_on) VALUES ($1, $2, $3, $4)
