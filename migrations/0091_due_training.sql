-- What changed three months after a session of training is asked in What is next, of whoever came (guard/30).
INSERT INTO due_kind (kind, about, asked, why, source) VALUES
    ('training_later', 'training', 'owner', 'Three months after training, whoever came says what has changed in their work', 'How this council evaluates training');

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM due_kind k WHERE k.kind = 'training_later' AND k.about = 'training') THEN
        RAISE EXCEPTION 'verify: what changed after training is not asked';
    END IF;
END $$;
