-- Planning together falls due too (what is due, 0056): it says why.

INSERT INTO due_kind (kind, about, asked, why, source) VALUES
    ('planning', 'action', 'owner', 'A group of several agencies plans together for this child, and again when it said so', 'The group''s own meetings');

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM due_kind k WHERE k.kind = 'planning') THEN
        RAISE EXCEPTION 'verify: planning together says nothing of itself';
    END IF;
END $$;
