-- $1 service, $2 what was sent, as JSON: staff, who_may_refer, clocks, requirements, therapy_words, each replaced whole where it was sent.
SELECT service_parts_put($1, $2::jsonb)
