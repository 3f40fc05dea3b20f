-- $1 service, $2 urgency. The clocks that the service uses: name, number, unit.
SELECT clock, n, unit FROM service_clock WHERE service_id = $1 AND urgency = $2 ORDER BY clock
