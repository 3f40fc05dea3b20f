// A small piece of a council for the pages: people, services with their rules, a child with something in every section.
export const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
export const daysAgo = (n) => new Date(Date.parse(today) - n * 86400000).toISOString().slice(0, 10);

const roles = {
  'amira.khan': { roles: ['social_worker'], name: 'Amira Khan' },
  'mandy.brook': { roles: ['team_manager'], name: 'Mandy Brook' },
  'lena.frost': { roles: ['camhs_clinician'], agency: 'Westshire CAMHS', kind: 'camhs', name: 'Lena Frost' },
  'tess.osei': { roles: ['designated_teacher'], agency: 'Ashdown Academy', kind: 'school', name: 'Tess Osei' },
  'anita.varma': { roles: ['mental_health_lead'], name: 'Anita Varma' },
  'sid.byte': { roles: ['system_admin'], name: 'Sid Byte' },
};

/** {people, clients} by user name. */
export async function peopleOf(service) {
  const people = {}, clients = {};
  for (const [username, about] of Object.entries(roles)) {
    people[username] = await service.person(username, about);
    clients[username] = await service.signedIn(people[username]);
  }
  return { people, clients };
}

const services = [
  ['core_camhs', 'Core CAMHS', ['social_worker', 'team_manager'], ['camhs_clinician'], 5, ['Sleep and worry', 'Low mood']],
  ['camhs_team', 'Wellbeing practitioner', ['designated_teacher', 'social_worker'], ['camhs_clinician'], null, []],
];

/** Ids of the services by code. */
export async function servicesOf(service) {
  const ids = {};
  for (const [code, name, referrers, staff, from, needs] of services) {
    ids[code] = await service.sql(`INSERT INTO service (id, code, agency_id, name, about, expect, crisis, needs, from_age, last_checked_on)
      SELECT gen_random_uuid(), '${code}', id, '${name}', 'Help with worries, low mood and sleep.', 'Somebody rings within two weeks.',
        '01305 000 000', '{${needs.map((n) => `"${n}"`)}}', ${from}, today() FROM agency WHERE name = 'Westshire CAMHS' RETURNING id`);
    for (const role of referrers) await service.sql(`INSERT INTO service_referrer (service_id, role) VALUES ('${ids[code]}', '${role}')`);
    for (const role of staff) await service.sql(`INSERT INTO service_staff (service_id, role) VALUES ('${ids[code]}', '${role}')`);
    await service.sql(`INSERT INTO service_clock (service_id, urgency, clock, n, unit, text)
      VALUES ('${ids[code]}', 'routine', 'seen', 8, 'weeks', 'Seen within 8 weeks of the referral.'),
        ('${ids[code]}', 'urgent', 'offer', 24, 'hours', 'Offered an assessment within 24 hours.')`);
  }
  return ids;
}

const made = async (call) => {
  const answer = await call;
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
};

let number = 0;

/** A child like no other before: names and days of birth that are alike would be told as a possible second record. */
export function newChild(client, more = {}) {
  const names = ['Alder', 'Bracken', 'Clover', 'Damson', 'Elder', 'Fennel', 'Gorse', 'Hazel', 'Indigo', 'Juniper', 'Larch', 'Medlar'];
  const n = number++;
  const born_on = new Date(Date.parse('2013-06-01') + n * 31 * 86400000).toISOString().slice(0, 10);
  const name = names[n % names.length];
  return made(client.post('/children', { given_names: name, family_name: `${names[(n * 5 + 3) % names.length]}${name.toLowerCase()}`, born_on, sex: 'M', local_id: `P${n}`, ...more }));
}

/** Jayden Marsh, whom everybody knows from every page; the teacher's school has him on roll. */
export async function jay(service, { clients }, ids) {
  const amira = clients['amira.khan'];
  const child = await newChild(amira, { given_names: 'Jayden', family_name: 'Marsh', born_on: '2014-03-14', known_as: 'Jay', pronouns: 'he/him', nhs_number: '9434765919' });
  const to = (what, body) => made(amira.post(`/children/${child.id}/${what}`, body));
  const school = await service.sql("SELECT id FROM agency WHERE name = 'Ashdown Academy'");
  await to('schools', { school, from_on: daysAgo(400), year_group: '8' });
  await to('homes', { kind: 'foster', carers: 'Ruth and Dev Patel', from_on: daysAgo(500) });
  await to('alerts', { kind: 'allergy', level: 'warning', text: 'Nut allergy: carries an adrenaline pen' });
  await to('words', { said_on: daysAgo(19), text: 'I want people to talk to each other so I don’t have to say it all again.', said_how: 'on a walk', said_with: 'Amira',
    going_well: ['Football on Thursdays'], matters: ['Staying at Ruth and Dev’s'], want_help: ['Falling asleep'] });
  await to('people', { name: 'Ruth Patel', called: 'Ruth', relation: 'foster mum', group: 'home', closeness: 1, tie: 'close', knows_best: true });
  await to('people', { name: 'Sheila Marsh', called: 'Nan', relation: 'grandmother', group: 'family', closeness: 1, tie: 'close' });
  const scores = (emotional) => ({ emotional, conduct: 3, hyperactivity: 6, peer: 3, prosocial: 7 });
  for (const [informant, ago, emotional] of [['parent', 400, 6], ['parent', 40, 5], ['teacher', 150, 4]])
    await to('sdqs', { informant, completed_on: daysAgo(ago), version: '4-17', scores: scores(emotional) });
  await to('sdqs', { informant: 'self', completed_on: daysAgo(200), version: '11-17', total: 13 });
  const referral = await to('referrals', { service: ids.core_camhs, urgency: 'routine', reason: 'Sleeps badly since the summer.', need: 'Sleep and worry' });
  return { child, referral };
}
