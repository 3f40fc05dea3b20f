-- $1 council, $2 first day of the month. What is frozen: the sentence above it and the measures, both of one moment.
SELECT data_set_opening($1, $2, true, false),
       (SELECT json_agg(json_build_object('indicator', t.indicator, 'value', t.value, 'item', t.item)) FROM data_set_items($1, $2, true, false) t)
