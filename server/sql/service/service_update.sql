-- $1 id, $2 what was sent, as JSON: what is left out stays, null clears, an age range that is sent replaces the other.
UPDATE service s
   SET (name, about, expect, who_consents, crisis, needs, from_age, to_age, subjects, care_statuses, homes, localities, types_of_work, last_checked_on,
        last_checked_by, ended_on, assesses) =
       (SELECT n.name, n.about, n.expect, n.who_consents, n.crisis, n.needs, n.from_age, n.to_age, n.subjects, n.care_statuses, n.homes, n.localities,
               n.types_of_work, n.last_checked_on, CASE WHEN $2::jsonb ? 'last_checked_on' THEN (SELECT me()) ELSE n.last_checked_by END, n.ended_on, n.assesses
          FROM jsonb_populate_record(s, $2::jsonb || CASE WHEN $2::jsonb ? 'ages'
                                     THEN jsonb_build_object('from_age', $2::jsonb #> '{ages,from}', 'to_age', $2::jsonb #> '{ages,to}') ELSE '{}' END) n)
 WHERE s.id = $1
