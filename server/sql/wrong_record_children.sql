-- $1 id. Of a record that was put right: the child on whom it was and the one whose it is, where what is due goes by such records; no row: it does not.
SELECT child_id, to_child FROM record_moved WHERE id = $1 AND table_name IN ('health_check', 'review', 'visit')
