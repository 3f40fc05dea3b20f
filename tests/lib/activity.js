// A council whose services have many cases, put into the database as the owner: what the report of a service is counted from.

/** Agencies, teams and people: teams are where the work is led, sources refer. {team: {workers' username}}, sources: {username: [agency, role]}. */
export async function council(s, { teams, sources }) {
  for (const team of teams) {
    await s.person(`worker.${team.toLowerCase()}`, { roles: ['social_worker'] });
    await s.sql(`INSERT INTO team (id, agency_id, name) SELECT gen_random_uuid(), id, '${team}' FROM agency WHERE name = 'Westshire Council';
      INSERT INTO team_member (id, person_id, team_id, from_on) SELECT gen_random_uuid(), p.id, t.id, '2010-01-01' FROM person p, team t WHERE p.username = 'worker.${team.toLowerCase()}' AND t.name = '${team}'`);
  }
  for (const [username, [agency, role]] of Object.entries(sources)) {
    await s.sql(`INSERT INTO agency (id, kind, name) SELECT gen_random_uuid(), 'other', '${agency}' WHERE NOT EXISTS (SELECT FROM agency WHERE name = '${agency}');
      INSERT INTO person (id, username, name, agency_id) SELECT gen_random_uuid(), '${username}', '${username}', id FROM agency WHERE name = '${agency}';
      INSERT INTO role_held (id, person_id, role, agency_id, from_on) SELECT gen_random_uuid(), p.id, '${role}', p.agency_id, '2010-01-01' FROM person p WHERE p.username = '${username}'`);
  }
}

/** A service of an agency that has its people already; its id. */
export async function serviceOf(s, agency, { code, name, staff, needs = [], types = [], localities = [] }) {
  const list = (words) => `ARRAY[${words.map((word) => `'${word}'`)}]::text[]`;
  return s.sql(`WITH made AS (INSERT INTO service (id, code, agency_id, name, about, needs, types_of_work, localities)
      SELECT gen_random_uuid(), '${code}', id, '${name}', 'About', ${list(needs)}, ${list(types)}, ${list(localities)} FROM agency WHERE name = '${agency}' RETURNING id), staffed AS (
      INSERT INTO service_staff (service_id, role) SELECT id, r FROM made, unnest(${list(staff)}) r) SELECT id FROM made`);
}

/**
 * Cases of a service, all fields but born and sex optional: a referral where there is a day of receipt, an involvement where one began.
 * {born, sex, care: 'in' | 'left' | null, home, place, by, got, state, accepted, seen, ended, subject, urgency, need, refusal, due, work, began, closed, met: [{day, minutes, outcome}]}
 * carer: of no child but of a carer of this kind, whom the worker of the place recorded.
 */
export async function cases(s, service, list) {
  const rows = JSON.stringify(list).replaceAll("'", "''");
  const at = (name) => `(c.${name} || ' 12:00')::timestamp AT TIME ZONE 'Europe/London'`;
  await s.sql(`CREATE TEMP TABLE told AS
      SELECT gen_random_uuid() AS child, gen_random_uuid() AS referral, gen_random_uuid() AS involvement, CASE WHEN r.carer IS NOT NULL THEN gen_random_uuid() END AS carer_id, r.* FROM jsonb_to_recordset('${rows}') AS r (born date, sex text, care text, home text, place text, by text, got date,
        state text, accepted date, seen date, ended date, subject text, urgency text, need text, refusal text, due date, work text, began date, closed date, met jsonb, carer text);
    INSERT INTO carer (id, name, kind, agency_id, made_by) SELECT c.carer_id, 'Somebody', c.carer, p.agency_id, p.id FROM told c JOIN person p ON p.username = 'worker.' || lower(c.place) WHERE c.carer IS NOT NULL;
    UPDATE told SET child = NULL, subject = 'carer' WHERE carer IS NOT NULL;
    INSERT INTO child (id, local_id, born_on, sex) SELECT child, left(child::text, 13), born, sex FROM told WHERE child IS NOT NULL;
    INSERT INTO care_episode (id, child_id, from_on, until_on, legal_code) SELECT gen_random_uuid(), child, '2018-01-01', CASE care WHEN 'left' THEN '2019-01-01'::date END, 'C2' FROM told WHERE care IS NOT NULL AND child IS NOT NULL;
    INSERT INTO home (id, child_id, kind, from_on) SELECT gen_random_uuid(), child, home, '2018-01-01' FROM told WHERE home IS NOT NULL AND child IS NOT NULL;
    INSERT INTO allocation (id, child_id, kind, person_id, from_on) SELECT gen_random_uuid(), c.child, 'worker', p.id, '2018-01-01' FROM told c JOIN person p ON p.username = 'worker.' || lower(c.place) WHERE c.child IS NOT NULL;
    INSERT INTO referral (id, child_id, carer_id, service_id, subject, urgency, state, submitted_at, referred_by, accepted_at, seen_at, ended_at)
      SELECT c.referral, c.child, c.carer_id, '${service}', coalesce(c.subject, 'child'), coalesce(c.urgency, 'routine'), c.state, ${at('got')}, p.id, ${at('accepted')}, ${at('seen')}, ${at('ended')}
        FROM told c JOIN person p ON p.username = c.by WHERE c.got IS NOT NULL;
    INSERT INTO referral_content (id, child_id, carer_id, referral_id, reason, need) SELECT gen_random_uuid(), child, carer_id, referral, 'Because', need FROM told WHERE got IS NOT NULL;
    INSERT INTO referral_event (id, child_id, carer_id, referral_id, kind, from_state, to_state, decline_code) SELECT gen_random_uuid(), child, carer_id, referral, 'move', 'submitted', 'declined', refusal FROM told WHERE state = 'declined';
    INSERT INTO referral_clock (id, child_id, carer_id, referral_id, clock, n, unit, from_at, due_at) SELECT gen_random_uuid(), c.child, c.carer_id, c.referral, 'seen', 8, 'weeks', ${at('got')}, ${at('due')} FROM told c WHERE c.due IS NOT NULL;
    INSERT INTO involvement (id, child_id, carer_id, service_id, type_of_work, referral_id, state, from_on, until_on)
      SELECT c.involvement, c.child, c.carer_id, '${service}', coalesce(c.work, 'Assessment'), CASE WHEN c.got IS NOT NULL THEN c.referral END, CASE WHEN c.closed IS NULL THEN 'active' ELSE 'closed' END, c.began, c.closed
        FROM told c WHERE c.began IS NOT NULL;
    INSERT INTO contact (id, child_id, carer_id, involvement_id, day, minutes, mode, outcome) SELECT gen_random_uuid(), c.child, c.carer_id, c.involvement, m.day, m.minutes, 'video', coalesce(m.outcome, 'attended')
        FROM told c CROSS JOIN jsonb_to_recordset(c.met) AS m (day date, minutes smallint, outcome text);
    DROP TABLE told`);
}

/** Work of a service that names no child: [{kind, day, asked_by, locality}]. */
export const unnamed = (s, service, list) => s.sql(`INSERT INTO service_work (id, service_id, kind, day, minutes, people, asked_by, locality)
    SELECT gen_random_uuid(), '${service}', r.kind, r.day, 60, 3, r.asked_by, r.locality FROM jsonb_to_recordset('${JSON.stringify(list).replaceAll("'", "''")}') AS r (kind text, day date, asked_by text, locality text)`);

/** So many of the same. */
export const times = (n, one) => Array.from({ length: n }, (_, i) => (typeof one === 'function' ? one(i) : one));

/** A table of the report as {'label, second, third': n}, without what is null. */
export const table = (report, name) => Object.fromEntries(report.tables.find((one) => one.name === name).rows.map((row) => [[row.label, row.second, row.third].filter((word) => word !== null).join(', '), row.n]));
