-- The audit as a chain: numbers are given once.

CREATE UNIQUE INDEX audit_chain ON audit (chain, seq) WHERE seq IS NOT NULL;
COMMENT ON INDEX audit_chain IS 'The chain in its order; no number twice';

DO $$
BEGIN
    IF to_regclass('audit_chain') IS NULL THEN
        RAISE EXCEPTION 'verify: the index of the chain is not there';
    END IF;
END $$;
