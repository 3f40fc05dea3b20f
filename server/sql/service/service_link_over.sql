-- $1 service, $2 school, $3 who comes after. Ends the link of whoever was there before.
UPDATE service_link SET until_on = today() WHERE service_id = $1 AND school_id = $2 AND until_on IS NULL AND practitioner_id <> $3
