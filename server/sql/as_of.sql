-- $1 day. The rest of the transaction sees the tables as they stood at the end of that day (migration 0011).
SELECT set_config('around.as_of', $1, true), set_config('search_path', 'as_of, public', true)
