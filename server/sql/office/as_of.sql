-- $1 day, $2 child. The rest of the transaction sees what stood of that child at the end of that day (migration 0011).
SELECT set_config('around.as_of', $1, true), set_config('around.as_of_child', $2, true), set_config('search_path', 'as_of, public', true)
