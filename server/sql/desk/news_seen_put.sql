-- $1 microseconds since 1970: the mark of what was shown last. I have seen what is new up to there; never back.
INSERT INTO news_seen (until_at) VALUES (least('epoch'::timestamptz + $1::bigint * interval '1 microsecond', now()))
    ON CONFLICT (person_id) DO UPDATE SET until_at = greatest(news_seen.until_at, excluded.until_at)
