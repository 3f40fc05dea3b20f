-- Beyond the carer's own rhythm: whom a council asks each time, so that every SDQ is seen from three sides (mission M3).
INSERT INTO setting (name, value, about) VALUES
    ('sdq_ask_also', 'none', 'With each SDQ from the carer these are asked too, whatever its total; a high total asks all who are missing in any case');

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM setting WHERE name = 'sdq_ask_also') THEN
        RAISE EXCEPTION 'verify: nobody can be asked beside the carer';
    END IF;
END $$;
