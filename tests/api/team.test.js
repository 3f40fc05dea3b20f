// Teams: made and staffed by the service administrator of their agency; who is in a team sees the team's children.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem, service, tick } from '../lib/service.js';

const elsewhere = { agency: 'Hillside CAMHS', kind: 'camhs' };
let s, admin, amira, ben, people, number = 0;
const idOf = (username) => s.sql(`SELECT id FROM person WHERE username = '${username}'`);
const made = async (name) => {
  const answer = await admin.post('/teams', { name });
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
};
const put = (team, person, more = {}) => admin.post(`/teams/${team.id}/members`, { person, ...more });
const childOf = async (worker) => (await worker.post('/children', { given_names: `Odd${++number}`, family_name: `Quince${number}q`, born_on: `2014-02-0${number}`, sex: 'F', local_id: `T${number}` })).body.id;

before(async () => {
  s = await service();
  admin = await s.signedIn(await s.person('wendy', { roles: ['service_admin'], code: true }));
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  ben = await s.signedIn(await s.person('ben.ray', { roles: ['social_worker'] }));
  await s.person('away', elsewhere);
  people = { wendy: await idOf('wendy'), amira: await idOf('amira.khan'), ben: await idOf('ben.ray'), away: await idOf('away') };
});
after(() => s.stop());

test('who is put into a team sees the children of its workers, and no longer when that ends', async () => {
  const team = await made('Looked after, north');
  const child = await childOf(amira);
  assert.equal((await ben.get(`/children/${child}`)).status, 404);
  assert.equal((await put(team, people.amira)).status, 201);
  const member = await put(team, people.ben);
  assert.equal(member.status, 201);
  assert.equal(member.headers.get('location'), `/api/v1/team-members/${member.body.id}`);
  await tick();
  assert.equal((await ben.get(`/children/${child}`)).status, 200);
  const shown = (await ben.get(`/teams/${team.id}`)).body;
  assert.deepEqual(shown.members.map((one) => one.person.id).sort(), [people.amira, people.ben].sort());
  const today = shown.members[0].from_on;
  const ended = await admin.patch(`/team-members/${member.body.id}`, { until_on: today }, member.body.etag);
  assert.equal(ended.status, 200, ended.text);
  await tick();
  assert.equal((await ben.get(`/children/${child}`)).status, 404);
  assert.deepEqual((await ben.get(`/teams/${team.id}`)).body.members.map((one) => one.person.id), [people.amira]);
});

test('a team is renamed, and one says who manages it', async () => {
  const team = await made('Looked after, east');
  const renamed = await admin.patch(`/teams/${team.id}`, { name: 'Leaving care, east' }, team.etag);
  assert.equal(renamed.body.name, 'Leaving care, east');
  const { body } = await put(team, people.amira);
  const manager = await admin.patch(`/team-members/${body.id}`, { is_manager: true }, body.etag);
  assert.equal(manager.body.is_manager, true);
  assert.equal(problem(await admin.patch(`/team-members/${body.id}`, { is_manager: false }, body.etag)), 'stale');
  assert.ok((await amira.get('/teams')).body.items.some((one) => one.name === 'Leaving care, east' && one.members[0].is_manager));
});

test('what cannot be is refused, and changes nothing', async () => {
  const team = await made('Looked after, south');
  await put(team, people.amira);
  const before = await s.sql('SELECT count(*) FROM team_member');
  assert.equal(problem(await put(team, people.amira)), 'team-member-twice');
  assert.equal((await put(team, people.away)).body.errors[0].pointer, '/person');
  assert.equal((await put(team, people.wendy)).status, 403, 'nobody puts themselves into a team');
  assert.equal((await put({ id: people.amira }, people.ben)).status, 404);
  assert.equal(problem(await admin.post('/teams', { name: 'Looked after, south' })), 'team-name-taken');
  assert.equal((await admin.post('/teams', { name: '' })).body.errors[0].pointer, '/name');
  assert.equal((await amira.post('/teams', { name: 'Mine' })).status, 403);
  assert.equal((await amira.post(`/teams/${team.id}/members`, { person: people.ben })).status, 403);
  const member = (await admin.get(`/teams/${team.id}`)).body.members[0];
  assert.equal((await admin.patch(`/team-members/${member.id}`, { until_on: '2020-01-01' }, member.etag)).body.errors[0].pointer, '/until_on');
  assert.equal(await s.sql('SELECT count(*) FROM team_member'), before);
});

test('teams of another agency are not one’s own to change', async () => {
  await s.sql(`INSERT INTO team (id, agency_id, name, made_by) SELECT gen_random_uuid(), agency_id, 'Hillside', id FROM person WHERE username = 'away'`);
  const id = await s.sql("SELECT id FROM team WHERE name = 'Hillside'");
  assert.equal((await admin.patch(`/teams/${id}`, { name: 'Ours' }, 'v1')).status, 403);
  assert.equal((await admin.post(`/teams/${id}/members`, { person: people.away })).status, 403);
});
