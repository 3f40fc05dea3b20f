-- $1 child. The referrals of a child, newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'referral', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', r.id, 'child', r.child_id, 'carer', r.carer, 'service', r.service, 'subject', r.subject, 'urgency', r.urgency, 'state', r.state, 'waiting', r.waiting,
           'asked_at', r.asked, 'submitted_at', r.submitted, 'accepted_at', r.accepted, 'offered_at', r.offered, 'seen_at', r.seen,
           'ended_at', r.ended, 'clock', r.clock, 'referred_by', r.referred_by, 'asked_by', r.asked_by, 'decider', r.decider,
           'practitioner', r.practitioner, 'routed_to', r.routed_to, 'reason', r.reason, 'need', r.need, 'held_back', r.held_back,
           'made_at', instant(r.made_at), 'made_by', (SELECT json_build_object('id', m.id, 'name', m.name) FROM person m WHERE m.id = r.made_by), 'etag', 'v' || r.version) ORDER BY coalesce(r.submitted_at, r.asked_at, r.made_at) DESC) AS items,
               json_agg(r.id) AS ids, max(r.tier) AS tier
          FROM referral_shown r
         WHERE r.child_id = c.id) l
 WHERE c.id = $1
