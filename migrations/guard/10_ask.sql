-- Who may do what, in the database: applied whole after the migrations, as often as one likes.
--
-- Functions that run with their owner's rights, each for a reason, and no others (tests/sql checks this list):
--   who, me, enter, identify, sign_in_start, session_start, invitation_use    a token becomes a person (0001, 0002)
--   form_use                  all that the holder of a link to a form can do, who is nobody's account (0047)
--   oversees, may, my_denied   read the policy, one's own roles, relations and denials; raise not_signed_in
--   held                      that there is something which one may not see: of which type, from which day, whose
--   is_own_referral, is_decided, is_own_work   whose referral or work it is
--   caseload                  how much each practitioner of a service has, in numbers, also of children whom one does not see oneself
--   handover                  gives work to another practitioner: its administrator may, who may change none of it
--   sight_keep, child_intake, child_keep   write sight, the intake allocation, the search keys and the matching desk's
--                             tasks, which the application may not
--   care_facts, care_keep     what the rules of health checks, reviews and visits go by, and what they say is due, also for whoever records one of
--                             these and sees no others, such as a machine key
--   case_facts, sdq_ask, _came, _next   what rules need to know of a child, and what an SDQ opens and settles, also for whoever
--                             may record one and see none: a machine key
--   service_route             the link practitioner for the child's school, for whoever refers and sees no school
--   service_parts_put         replaces rules of a service: whose it is stands within it
--   directory_open            what anybody may read of the services, without an identity
--   version_keep              writes old content, which the application may not
--   idempotency_keep          throws away kept answers after a day, of everybody
--   audit_append              the only way into the audit; owned by around_audit
--   my_unwished               of which children a wish keeps something from my agency: I may not see the wish itself
--   therapy_review            what therapy lacks, for whoever opens it and may not see the consents, and the warnings about it
--   child_looks               who looked at a child: reads the audit for those who may know
--   import_apply, _due, _end  do what an import says to children whom the importer may not all see
--   import_facts              what the calendar needs of them
--   activity_count, _waits    numbers of a service: whose it is and the permission stand within them
--   child_find                search for those who oversee all children: the permission stands within it
--   child_join, child_part    make two records of one child one, and two again: every record of both, of which the matching desk sees few
--   record_put_right          takes a record to the right child: of the wrong one it may change no child
--   count_keep                what is counted of the children whose records changed, of whom whoever reads the report sees few; it answers a number
--   child_follow              a record that was being written for the other while two were made one goes to the one that is kept

-- ---------------------------------------------------------------------------------------------- what policies ask

-- Raises where nobody has signed in: for tables that hold nothing about a person. Whether the token is live is asked by me(), which
-- the policies of all others meet with their first row.
CREATE OR REPLACE FUNCTION entered() RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
BEGIN
    IF coalesce(current_setting('around.token', true), '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'not_signed_in', MESSAGE = 'not signed in';
    END IF;
    RETURN true;
END $$;
COMMENT ON FUNCTION entered IS 'True; raises not_signed_in where a transaction has no identity';

CREATE OR REPLACE FUNCTION oversees(record text, action text) RETURNS smallint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    person     uuid := me();
    best       smallint;
    wants_code boolean;
BEGIN
    SELECT max(a.tier) FILTER (WHERE NOT a.fresh), bool_or(a.fresh) INTO best, wants_code
      FROM role_held h JOIN access_rule a ON a.role = h.role
     WHERE h.person_id = person AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
       AND a.record = oversees.record AND a.action = oversees.action AND 'oversight' = ANY (a.relations);
    IF wants_code AND is_fresh() THEN
        SELECT max(a.tier) INTO best
          FROM role_held h JOIN access_rule a ON a.role = h.role
         WHERE h.person_id = person AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
           AND a.record = oversees.record AND a.action = oversees.action AND 'oversight' = ANY (a.relations);
    END IF;
    -- me() has found the token live as what around.kind says; only a key has scopes.
    IF best IS NULL OR current_setting('around.kind', true) = 'key' AND NOT scope_allows(record, action) THEN
        RETURN -1;
    END IF;
    RETURN best;
END $$;
COMMENT ON FUNCTION oversees IS 'Definer. The highest tier of this record type that one of my roles reaches for all children of the area; -1: none';

CREATE OR REPLACE FUNCTION my_denied() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT d.child_id FROM denied d WHERE d.person_id = me() AND d.ended_at IS NULL);
END $$;
COMMENT ON FUNCTION my_denied IS 'Definer. The children of whom I may see nothing, for those who oversee all others; they cannot be read as rows';

-- What a child does not want an agency to know is not shown to its staff from that moment on, whatever their roles let them see: by policies that guard_wish()
-- puts on the tables of the record type, and by held(), which says that something is held back. Who leads the work with the child sees it: somebody
-- has to. So does whoever wrote it down.
-- Which kind of wish speaks of which type of record: wish_kind(); whom it cannot bind: wish_binds() (0039). A table is put under it by guard_wish() below.
CREATE OR REPLACE FUNCTION my_unwished(record text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own    uuid := me();
    wanted text := wish_kind(record);
BEGIN
    IF wanted IS NULL THEN
        RETURN '{}';
    END IF;
    RETURN ARRAY(
        SELECT DISTINCT w.child_id
          FROM (SELECT DISTINCT ON (x.child_id, x.agency_id) x.child_id, x.agency_id, x.share
                  FROM sharing_wish x
                 WHERE x.agency_id IN (SELECT h.agency_id FROM role_held h
                                        WHERE h.person_id = own AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today()))
                   AND x.whose = 'child' AND x.kind IN (wanted, 'everything')
                   AND x.said_on <= today() AND (x.until_on IS NULL OR x.until_on > today())
                 ORDER BY x.child_id, x.agency_id, x.said_on DESC, x.made_at DESC, x.id DESC) w
         WHERE NOT w.share AND wish_binds(w.child_id, w.agency_id, wanted)
           AND NOT EXISTS (SELECT FROM allocation a
                            WHERE a.child_id = w.child_id AND a.person_id = own
                              AND (a.kind IN ('worker', 'personal_adviser') OR a.kind = 'nurse' AND wanted = 'health')
                              AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())));
END $$;
COMMENT ON FUNCTION my_unwished IS 'Definer. The children who do not want an agency of mine to know their entries of this type';

-- For what is seldom asked: the same decision as functions. What comes of a relation to the child is looked at before what comes of
-- oversight, which takes longer and mostly is not needed.
CREATE OR REPLACE FUNCTION sees(record text, action text, child uuid) RETURNS smallint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN coalesce((SELECT max(a.tier) FROM sight s
                       JOIN role r ON r.no = s.kind / 16
                       JOIN relation_name n ON n.no = s.kind % 16
                       JOIN access_rule a ON a.role = r.name
                        AND (n.relation = ANY (a.relations) -- an involvement that ended reads, as ceilings() has it
                             OR n.relation = 'ended' AND a.action = 'view'
                                AND ('involved' = ANY (a.relations) OR 'named' = ANY (a.relations) AND a.tier <= 3))
                      WHERE s.person_id = me() AND s.child_id = child AND s.from_on <= today() AND s.until_on > today()
                        AND a.record = sees.record AND a.action = sees.action AND NOT a.fresh), -1);
END $$;
COMMENT ON FUNCTION sees IS 'The highest tier of a child''s entries of this type on which a relation to the child gives me this action; -1: none';

CREATE OR REPLACE FUNCTION reach(record text, action text, child uuid) RETURNS smallint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF child = ANY (my_denied()) THEN
        RETURN -1;
    END IF;
    RETURN greatest(sees(record, action, child), oversees(record, action));
END $$;
COMMENT ON FUNCTION reach IS 'The highest tier of a child''s entries of this type on which I have this action; -1: none';

CREATE OR REPLACE FUNCTION reaches(record text, action text, child uuid, tier smallint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN child <> ALL (my_denied()) AND (sees(record, action, child) >= tier OR oversees(record, action) >= tier);
END $$;
COMMENT ON FUNCTION reaches IS 'Whether I have this action on an entry of this type and tier of a child';
