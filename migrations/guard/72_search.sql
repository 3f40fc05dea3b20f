-- Search: the rows of the children whom I may see.
SELECT unguard('child_search');
DO $$
BEGIN
    EXECUTE format('CREATE POLICY view ON child_search FOR SELECT TO around_app USING (%s)', allowed('child_search', 'child', 'view'));
END $$;
GRANT SELECT ON child_search TO around_app;
