-- $1 id. It opens no more.
UPDATE feedback_link SET ended_at = coalesce(ended_at, now()) WHERE id = $1
