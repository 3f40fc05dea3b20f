-- $1 person. As around_owner only: what is recorded in the rest of the transaction, this account recorded.
SELECT set_config('around.person', $1::uuid::text, true)
