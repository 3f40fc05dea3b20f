-- $1 id. One referral with its clocks and every step; why, where that is shared.
SELECT json_build_object('id', r.id, 'child', r.child_id, 'carer', r.carer, 'service', r.service, 'subject', r.subject, 'urgency', r.urgency, 'state', r.state, 'waiting', r.waiting,
           'asked_at', r.asked, 'submitted_at', r.submitted, 'accepted_at', r.accepted, 'offered_at', r.offered, 'seen_at', r.seen,
           'ended_at', r.ended, 'clock', r.clock, 'referred_by', r.referred_by, 'asked_by', r.asked_by, 'decider', r.decider,
           'practitioner', r.practitioner, 'routed_to', r.routed_to, 'reason', r.reason, 'need', r.need, 'held_back', r.held_back,
           'made_at', instant(r.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = r.made_by),
           'etag', 'v' || r.version, 'consultation_on', r.consultation_on, 'consent', r.consent, 'override_reason', r.override_reason,
           'follows', r.follows_id, 'warnings', work_warnings(r.id),
           'thrive', (SELECT e.thrive_group FROM referral_event e WHERE e.referral_id = r.id AND e.kind = 'thrive' ORDER BY e.made_at DESC, e.id DESC LIMIT 1),
           'clocks', (SELECT coalesce(json_agg(clock_json(k) ORDER BY k.from_at, k.due_at), '[]') FROM referral_clock k WHERE k.referral_id = r.id),
           'history', (SELECT coalesce(json_agg(json_build_object('id', e.id, 'at', instant(e.made_at), 'by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = e.made_by),
                                  'kind', e.kind, 'from', e.from_state, 'to', e.to_state, 'decline_code', e.decline_code, 'pause_code', e.pause_code, 'thrive_group', e.thrive_group,
                                  'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = e.practitioner_id),
                                  'reason', w.reason) ORDER BY e.made_at, e.id), '[]')
                         FROM referral_event e LEFT JOIN referral_reason w ON w.event_id = e.id WHERE e.referral_id = r.id)),
       json_build_array(json_build_object('child', r.child_id, 'type', 'referral', 'tier', CASE WHEN r.held_back THEN r.tier ELSE 3 END,
           'relation', stands_as(coalesce(r.child_id, r.carer_id)), 'ids', json_build_array(r.id))),
       'v' || r.version
  FROM referral_shown r
 WHERE r.id = $1
