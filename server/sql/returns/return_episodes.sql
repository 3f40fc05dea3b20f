-- $1 year. Module Episodes: the child's id, nothing, then its columns.
SELECT e.child_id, NULL, e.local_id, e.decom, e.rne, e.ls, e.cin, e.place, e.place_provider, e.ended, e.rec, e.reason_place_change, e.home_post, e.pl_post, e.urn
  FROM return_episodes($1) e
 ORDER BY e.local_id COLLATE "C" NULLS FIRST, e.child_id, e.from_on
