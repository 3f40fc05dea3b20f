-- The service's own statements, as its handlers run them one after the other, by the roles whose work it is.
\c - around_app
\i :prepare

-- A social worker adds a child, sees it at once, leads the work.
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
EXECUTE child_create(test.id('child', 50), 'Zoë', 'Hart-Lane', 'Zo', 'she/her', '2011-05-06', 'F', 'WBRI', NULL, 'W50', '9434765919', NULL);
EXECUTE child_one(test.id('child', 50)) \gset one_
SELECT test.same((:'one_answer')::json ->> 'name', 'Zo Hart-Lane', 'the maker of a child sees it');
SELECT test.same(name, 'social_worker 1', 'and has it to work with') FROM lead_worker WHERE child_id = test.id('child', 50);
EXECUTE child_duplicates('Zoe', 'Hart Lane', NULL, '2011-05-06', 'other', NULL, NULL, '{}') \gset dup_
SELECT test.same((:'dup_json_agg')::json -> 0 ->> 'id', test.id('child', 50)::text, 'a second record of it is noticed before it is made');
COMMIT;
-- Another team's worker adds the same child: 201 as always, and a task for the matching desk.
BEGIN; SELECT enter(test.token(41), 'session', 'r') \g /dev/null
EXECUTE child_duplicates('Zoe', 'Lane', NULL, '2011-05-06', 'W51', '9434765919', NULL, '{}') \gset dup_
SELECT test.ok(NOT :{?dup_json_agg}, 'nobody is told of a child whom they may not see');
EXECUTE child_create(test.id('child', 51), 'Zoe', 'Lane', NULL, NULL, '2011-05-06', 'F', NULL, NULL, 'W51', '9434765919', NULL);
SELECT test.same(count(*), 0::bigint, 'nor by the desk''s task') FROM match_task;
COMMIT;
BEGIN; SELECT enter(test.token(2), 'session', 'r') \g /dev/null
SELECT test.same(string_agg(why, ' '), 'The same NHS number', 'the matching desk has it') FROM match_task WHERE child_id = test.id('child', 51) AND other_id = test.id('child', 50);
SELECT id AS match FROM match_task WHERE child_id = test.id('child', 51) \gset
EXECUTE match_lock(:'match') \g /dev/null
EXECUTE match_settle(:'match', 'different', 'Cousins');
EXECUTE match_one(:'match') \gset m_
SELECT test.same((:'m_answer')::json ->> 'state', 'different', 'and settles it');
EXECUTE match_list(NULL, 50, NULL) \gset m_
SELECT test.same(json_array_length((:'m_answer')::json -> 'items'), 1, 'the desk''s list holds what is open');
COMMIT;

-- An SDQ with its answers, what it opens, and the next one.
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
EXECUTE child_facts(test.id('child', 1)) \gset f_
SELECT test.same(''||:'f_since' || ' ' || :'f_first_on', '2024-05-01 2024-05-28', 'what the rules of an SDQ ask for');
EXECUTE sdq_create(test.id('q', 50), test.id('child', 1), 'parent', '4-17', '2026-11-02', false, 'answers', 19, 'abnormal', 'high', 'cause_for_concern');
EXECUTE sdq_score_create(test.id('q', 50), test.id('child', 1), 'parent', 5, 5, 5, 4, 8, 10, 9, NULL, '{"total":"abnormal"}', '{"total":"high"}');
EXECUTE sdq_answer_create(test.id('q', 50), test.id('child', 1), 'parent', '{1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,NULL}', '{1,2,0,0,1,0}');
EXECUTE task_sdq_came(test.id('child', 1), 'parent', '2026-11-02', 3, true);
EXECUTE task_sdq_ask(test.id('task', 50), test.id('child', 1), 'sdq_consultation', 'parent', '2026-12-01', 'Talk it through', test.id('q', 50));
EXECUTE task_sdq_ask(test.id('task', 51), test.id('child', 1), 'sdq_ask', 'teacher', '2026-12-01', 'Ask school', test.id('q', 50));
EXECUTE task_sdq_due(test.id('task', 52), test.id('child', 1), '2027-11-02', 'Next SDQ from the carer');
EXECUTE sdq_one(test.id('q', 50)) \gset s_
SELECT test.ok(json_array_length(j -> 'follow_ups') = 2 AND (j -> 'scores' ->> 'total')::int = 19 AND j -> 'answers' ->> 'consid' = '1' AND NOT (j ->> 'held_back')::boolean
               AND json_typeof(j -> 'answers' -> 'attends') = 'null', 'an SDQ as it was recorded') FROM (SELECT (:'s_answer')::json) t (j);
SELECT test.same(string_agg(due_on || ' ' || tier, ','), '2027-11-02 1', 'one SDQ is next, as a due date alone') FROM task WHERE child_id = test.id('child', 1) AND kind = 'sdq_due' AND state = 'open';
COMMIT;
BEGIN; SELECT enter(test.token(4), 'session', 'r') \g /dev/null
EXECUTE sdq_one(test.id('q', 50)) \gset s_
SELECT test.ok((j ->> 'held_back')::boolean AND (j ->> 'total')::int = 19 AND j ->> 'scores' IS NULL AND j -> 'bands3' ->> 'total' = 'abnormal' AND j ->> 'answers' IS NULL,
               'the virtual school: total and band, and that there is more') FROM (SELECT (:'s_answer')::json) t (j);
COMMIT;
-- The school''s own form, by its designated teacher; another informant's is not theirs to enter with answers.
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
EXECUTE sdq_create(test.id('q', 60), test.id('child', 1), 'teacher', '4-17', '2026-11-03', false, 'answers', 9, 'normal', 'close_to_average', NULL);
EXECUTE sdq_score_create(test.id('q', 60), test.id('child', 1), 'teacher', 1, 1, 1, 1, 8, 2, 2, NULL, '{}', '{}');
EXECUTE sdq_answer_create(test.id('q', 60), test.id('child', 1), 'teacher', '{1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1}', NULL);
EXECUTE task_sdq_came(test.id('child', 1), 'teacher', '2026-11-03', 3, true);
EXECUTE sdq_list(test.id('child', 1), 50, NULL) \gset s_
SELECT test.same(string_agg((i ->> 'informant') || ' ' || (i ->> 'held_back'), ', ' ORDER BY i ->> 'completed_on' DESC), 'teacher false, parent true, teacher false, parent true', 'a designated teacher has the answers of the teacher''s form')
  FROM json_array_elements((:'s_answer')::json -> 'items') i;
SAVEPOINT a;
SELECT test.fails('INSERT INTO sdq_score (id, sdq_id, child_id, informant, bands3, bands4) VALUES (gen_random_uuid(), test.id(''q'', 50), test.id(''child'', 1), ''parent'', ''{}'', ''{}'')', '42501', 'and enters no other');
COMMIT;

-- A referral: made, accepted, allocated, seen, closed; each side sees it after its own step.
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
EXECUTE service_rule(test.id('service', 1), test.id('child', 50), NULL) \g /dev/null
EXECUTE referral_create(test.id('referral', 50), test.id('child', 50), test.id('service', 1), 'child', 'routine', 'submitted', date_trunc('second', now()) - interval '0.3 seconds', NULL, NULL, NULL);
EXECUTE referral_content_create(test.id('content', 50), test.id('child', 50), test.id('referral', 50), 'Low mood', 'Feelings', NULL, NULL, NULL, NULL);
EXECUTE referral_event_create(test.id('event', 50), test.id('child', 50), test.id('referral', 50), NULL, 'submitted', NULL, false, NULL);
EXECUTE referral_reason_create(test.id('because', 50), test.id('child', 50), test.id('event', 50), 'As we said', NULL);
EXECUTE referral_clock_create(test.id('clock', 50), test.id('child', 50), test.id('referral', 50), 'seen', 8, 'weeks', now(), now() + interval '56 days', NULL);
EXECUTE referral_one(test.id('referral', 50)) \gset r_
SELECT test.ok(j ->> 'state' = 'submitted' AND (j -> 'clock' ->> 'target_days')::int = 56 AND j -> 'clock' ->> 'state' = 'running' AND j ->> 'reason' = 'Low mood' AND j -> 'history' -> 0 ->> 'reason' = 'As we said',
               'a referral with its clock') FROM (SELECT (:'r_answer')::json) t (j);
COMMIT;
BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
EXECUTE service_waiting_list(test.id('service', 1), 50, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) \gset w_
SELECT test.ok(EXISTS (SELECT FROM json_array_elements((:'w_answer')::json -> 'items') i WHERE i ->> 'referral' = test.id('referral', 50)::text), 'it waits with the service');
EXECUTE referral_standing(test.id('referral', 50)) \gset st_
SELECT test.ok(to_timestamp(:st_submitted_at) <= submitted_at, 'what counts from the second of receipt begins no later than it was received') FROM referral WHERE id = test.id('referral', 50);
EXECUTE referral_lock(test.id('referral', 50), 'submitted') \g /dev/null
EXECUTE referral_event_create(test.id('event', 51), test.id('child', 50), test.id('referral', 50), 'submitted', 'accepted', NULL, false, NULL);
EXECUTE referral_move(test.id('referral', 50), 'accepted', NULL, now());
EXECUTE referral_one(test.id('referral', 50)) \gset r_
SELECT test.same((:'r_answer')::json ->> 'waiting', 'true', 'accepted, and waiting'); COMMIT;
BEGIN; SELECT enter(test.token(19), 'session', 'r') \g /dev/null
EXECUTE referral_event_create(test.id('event', 52), test.id('child', 50), test.id('referral', 50), 'accepted', 'allocated', NULL, false, NULL);
EXECUTE referral_involvement(test.id('involvement', 50), test.id('referral', 50), 'allocated', test.id('person', 8), NULL);
EXECUTE referral_move(test.id('referral', 50), 'allocated', test.id('person', 8), now());
EXECUTE referral_one(test.id('referral', 50)) \gset r_
SELECT test.ok(j -> 'practitioner' ->> 'name' = 'camhs_clinician 8' AND (j ->> 'held_back')::boolean, 'a service administrator allocates it, and does not read why') FROM (SELECT (:'r_answer')::json) t (j); COMMIT;
BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
SELECT test.ok(stands_as(test.id('child', 50)) = 'I', 'the clinician is involved');
EXECUTE referral_clock_stop(test.id('referral', 50), 'seen', now(), true);
EXECUTE referral_involvement(test.id('involvement', 51), test.id('referral', 50), 'seen', NULL, NULL);
EXECUTE referral_move(test.id('referral', 50), 'seen', NULL, now());
EXECUTE referral_one(test.id('referral', 50)) \gset r_
SELECT test.same((:'r_answer')::json -> 'clock' ->> 'state', 'met', 'seen in time');
SELECT test.same(string_agg(state, ' '), 'active', 'one involvement follows it') FROM involvement WHERE referral_id = test.id('referral', 50);
EXECUTE referral_event_create(test.id('event', 53), test.id('child', 50), test.id('referral', 50), 'seen', 'closed', NULL, false, NULL);
EXECUTE referral_involvement(test.id('involvement', 52), test.id('referral', 50), 'closed', NULL, NULL);
EXECUTE referral_move(test.id('referral', 50), 'closed', NULL, now());
EXECUTE referral_one(test.id('referral', 50)) \gset r_
SELECT test.same((:'r_answer')::json ->> 'state', 'closed', 'closed by the service, which reads for 28 days more');
SELECT test.touches('UPDATE referral SET state = state WHERE id = test.id(''referral'', 50)', 0, 'and changes nothing more');
COMMIT;
-- Declined: the service has its decision before it and the child no longer.
BEGIN; SELECT enter(test.token(38), 'session', 'r') \g /dev/null
EXECUTE referral_event_create(test.id('event', 54), test.id('child', 1), test.id('referral', 3), 'submitted', 'declined', 'other_service', false, NULL);
EXECUTE referral_move(test.id('referral', 3), 'declined', NULL, now());
COMMIT;
BEGIN; SELECT enter(test.token(38), 'session', 'r') \g /dev/null
EXECUTE referral_one(test.id('referral', 3)) \gset r_
SELECT test.same((:'r_answer')::json ->> 'state', 'declined', 'who declined has the decision before them');
SELECT test.same(count(*), 0::bigint, 'and the child no longer') FROM child; COMMIT;
-- Asked for by a school, decided by the social worker.
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
EXECUTE referral_create(test.id('referral', 60), test.id('child', 1), test.id('service', 3), 'child', 'routine', 'asked', now(), test.id('person', 1), NULL, NULL);
EXECUTE referral_content_create(test.id('content', 60), test.id('child', 1), test.id('referral', 60), 'Worried', NULL, NULL, NULL, NULL, NULL);
EXECUTE referral_event_create(test.id('event', 60), test.id('child', 1), test.id('referral', 60), NULL, 'asked', NULL, false, NULL);
EXECUTE referral_clock_create(test.id('clock', 60), test.id('child', 1), test.id('referral', 60), 'asked', 5, 'working_days', now(), now() + interval '7 days', NULL);
EXECUTE referral_one(test.id('referral', 60)) \gset r_
SELECT test.same((:'r_answer')::json -> 'decider' ->> 'name', 'social_worker 1', 'a school asks, and hears who decides'); COMMIT;
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
EXECUTE referral_event_create(test.id('event', 61), test.id('child', 1), test.id('referral', 60), 'asked', 'submitted', NULL, false, NULL);
EXECUTE referral_clock_stop(test.id('referral', 60), 'asked', now(), true);
EXECUTE referral_move(test.id('referral', 60), 'submitted', NULL, now());
EXECUTE referral_one(test.id('referral', 60)) \gset r_
SELECT test.same((:'r_answer')::json -> 'referred_by' ->> 'name', 'social_worker 1', 'the social worker refers'); COMMIT;
BEGIN; SELECT enter(test.token(13), 'session', 'r') \g /dev/null
EXECUTE referral_create(test.id('referral', 61), test.id('child', 1), test.id('service', 2), 'child', 'routine', 'asked', now(), test.id('person', 1), NULL, NULL);
EXECUTE referral_content_create(test.id('content', 61), test.id('child', 1), test.id('referral', 61), 'Speech', NULL, NULL, NULL, NULL, NULL);
EXECUTE referral_event_create(test.id('event', 62), test.id('child', 1), test.id('referral', 61), NULL, 'asked', NULL, false, NULL);
EXECUTE referral_one(test.id('referral', 61)) \gset r_
SELECT test.same((:'r_answer')::json ->> 'reason', 'Speech', 'a youth justice worker sees what they asked for');
SELECT test.same(count(*), 1::bigint, 'and no other referral') FROM referral; COMMIT;

-- A machine key records an SDQ and a referral of a child, with what follows from them.
BEGIN; SELECT enter(test.token(22), 'key', 'r') \g /dev/null
EXECUTE child_facts(test.id('child', 1)) \gset f_
SELECT test.same(''||:'f_since' || ' ' || :'f_parent_on', '2024-05-01 2026-11-02', 'a key knows what its rules ask for');
EXECUTE sdq_create(test.id('q', 70), test.id('child', 1), 'parent', '4-17', '2026-11-20', false, 'scores', 16, 'borderline', 'slightly_raised', 'borderline');
EXECUTE sdq_score_create(test.id('q', 70), test.id('child', 1), 'parent', 4, 4, 4, 4, 8, 8, 8, NULL, '{"total":"borderline"}', '{}');
EXECUTE task_sdq_came(test.id('child', 1), 'parent', '2026-11-02', 3, true);
EXECUTE task_sdq_ask(test.id('task', 70), test.id('child', 1), 'sdq_consultation', 'parent', '2026-12-01', 'Talk it through', test.id('q', 70));
EXECUTE task_sdq_due(test.id('task', 71), test.id('child', 1), '2027-11-20', 'Next SDQ from the carer');
EXECUTE sdq_one(test.id('q', 70)) \gset s_
SELECT test.same((:'s_answer')::json -> 'scores' ->> 'emotional', '4', 'a key has back what it recorded');
EXECUTE sdq_list(test.id('child', 1), 50, NULL) \gset s_
SELECT test.same(json_array_length((:'s_answer')::json -> 'items'), 1, 'and no other SDQ');
EXECUTE referral_create(test.id('referral', 70), test.id('child', 50), test.id('service', 1), 'child', 'urgent', 'asked', now(), NULL, NULL, NULL);
EXECUTE referral_content_create(test.id('content', 70), test.id('child', 50), test.id('referral', 70), 'From the case system', NULL, NULL, NULL, NULL, NULL);
EXECUTE referral_event_create(test.id('event', 70), test.id('child', 50), test.id('referral', 70), NULL, 'asked', NULL, false, NULL);
EXECUTE referral_clock_create(test.id('clock', 70), test.id('child', 50), test.id('referral', 70), 'asked', 5, 'working_days', now(), now() + interval '7 days', NULL);
EXECUTE referral_one(test.id('referral', 70)) \gset r_
SELECT test.same((:'r_answer')::json ->> 'reason', 'From the case system', 'a key refers');
SELECT test.fails('INSERT INTO words (id, child_id, said_on, text) VALUES (gen_random_uuid(), test.id(''child'', 1), today(), ''x'')', '42501', 'and does nothing beyond its scopes'); COMMIT;

-- A page of children is allocated at once, by a manager who oversees them; then their worker sees them, and the next day's reads too.
BEGIN; SELECT enter(test.token(2), 'session', 'r') \g /dev/null
EXECUTE allocation_unseen(ARRAY[test.id('child', 3), test.id('child', 99)]) \g | sed 's/^1$/ok a child who is not there is named by its place/'
EXECUTE allocation_create_bulk(ARRAY[test.id('child', 3)], 'worker', test.id('person', 41), today());
COMMIT;
BEGIN; SELECT enter(test.token(41), 'session', 'r') \g /dev/null
EXECUTE child_list(50, NULL, NULL) \gset l_
SELECT test.same(json_array_length((:'l_answer')::json -> 'items'), 3, 'allocated children are on the worker''s list');
SELECT test.same(json_array_length((:'l_looked')::json), 3, 'each with a look of its own');
EXECUTE child_list(2, NULL, NULL) \gset l_
EXECUTE child_list(2, :'l_next', NULL) \gset m_
SELECT test.ok(json_array_length((:'l_answer')::json -> 'items') = 2 AND json_array_length((:'m_answer')::json -> 'items') = 1, 'and by pages');
COMMIT;

-- What is typed and not sent is one's own; the same request twice is answered once.
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
EXECUTE draft_put('sdq-1', '{"a":1}'); EXECUTE draft_put('sdq-1', '{"a":2}');
EXECUTE draft_get('sdq-1') \gset d_
SELECT test.same((:'d_answer')::json -> 'body' ->> 'a', '2', 'a draft is kept');
EXECUTE idempotency_find('k1') \gset i_
EXECUTE idempotency_put('k1', 'POST /x', 'h', 201, '/x/1', 'v1', '{}');
EXECUTE idempotency_find('k1') \gset i_
SELECT test.same((:'i_body_hash')::text, 'h', 'a repeated request is known'); COMMIT;
BEGIN; SELECT enter(test.token(2), 'session', 'r') \g /dev/null
SELECT test.ok(NOT EXISTS (SELECT FROM draft), 'nobody sees another''s draft');
EXECUTE idempotency_find('k1') \gset i_
SELECT test.ok(NOT :{?i_body_hash}, 'keys of two clients do not meet'); COMMIT;

-- The picture, through the eyes of each: its sections, what is held back, and a look record with the highest tier shown.
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
EXECUTE picture(test.id('child', 1), NULL) \gset p_
SELECT test.same((SELECT string_agg(k, ' ' ORDER BY o) FROM json_object_keys((:'p_answer')::json) WITH ORDINALITY AS t (k, o)),
    'as_of child words next alerts people siblings sdqs measures referrals involvements plans peps health reviews missing permanence actions planning graduated tasks withheld', 'the sections of the picture');
SELECT test.same((:'p_looked')::json -> 0 ->> 'tier', '4', 'an allocated social worker has looked at tier 4');
SELECT test.same((:'p_answer')::json ->> 'withheld', '[]', 'nothing is held back from them'); COMMIT;
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
EXECUTE picture(test.id('child', 1), NULL) \gset p_
SELECT test.same((SELECT string_agg(coalesce(w ->> 'type', 'null') || ' ' || coalesce(w ->> 'count', 'null') || ' ' || (w -> 'ask' ->> 'name'), ', ') FROM json_array_elements((:'p_answer')::json -> 'withheld') w),
    'sdq 1 social_worker 1, sdq 2 social_worker 1, null null social_worker 1', 'a designated teacher hears what is held back and whom to ask; of tier 4 no type and no count');
SELECT test.ok(:'p_answer' !~ 'CANARYaddress', 'and not the protected address'); COMMIT;
BEGIN; SELECT enter(test.token(41), 'session', 'r') \g /dev/null
SELECT '# nothing follows:';
EXECUTE picture(test.id('child', 1), NULL);
EXECUTE child_one(test.id('child', 1));
EXECUTE sdq_one(test.id('q', 1));
EXECUTE sdq_list(test.id('child', 1), 50, NULL);
EXECUTE timeline(test.id('child', 1), 50, NULL);
EXECUTE home_list(test.id('child', 1));
EXECUTE words_list(test.id('child', 1), 50, NULL);
EXECUTE alert_list(test.id('child', 1));
EXECUTE task_list(test.id('child', 1), 50, NULL);
EXECUTE allocation_list(test.id('child', 1));
EXECUTE around_person_list(test.id('child', 1));
EXECUTE involvement_list(test.id('child', 1));
EXECUTE referral_list(test.id('child', 1));
EXECUTE referral_one(test.id('referral', 1));
EXECUTE looks_of_child(test.id('child', 1), 50, NULL);
SELECT 'ok of a child whom one does not see no read answers a row'; COMMIT;
