-- $1 id, $2 home, $3 host name, $4 host code, $5 commissioner, $6 how that is known, $7 services as JSON. As protected as the home and its address.
INSERT INTO outside_county (id, child_id, tier, home_id, host_name, host_code, commissioner, commissioner_how, services)
SELECT $1, h.child_id, greatest(h.tier, (SELECT d.tier FROM home_address d WHERE d.home_id = h.id)), h.id, $3, $4, $5, $6, $7::jsonb
  FROM home h
 WHERE h.id = $2
