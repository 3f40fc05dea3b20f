// Twenty people at one referral at once: one is first, and the others are told who it was; and who may take which step at all.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

const many = 20;
let s, as, amira, gareth, racers, core, psychology, number = 300;

async function sent() {
  const child = await amira.post('/children', { ...nameOf(++number), born_on: '2013-01-01', sex: 'F', local_id: `RACE${number}` });
  assert.equal(child.status, 201, child.text);
  const referral = await amira.post(`/children/${child.body.id}/referrals`, { service: core, reason: 'Sleeps badly since the move.', urgency: 'routine' });
  assert.equal(referral.status, 201, referral.text);
  return referral.body;
}
const move = (client, referral, body) => client.post(`/referrals/${referral.id}/transitions`, body);
const state = (referral) => s.sql(`SELECT state FROM referral WHERE id = '${referral.id}'`);
/** Who took which step, after it was sent. */
const stepsOf = (referral) => s.sql(`SELECT string_agg(p.name || ' ' || e.to_state, ', ' ORDER BY e.made_at) FROM referral_event e JOIN person p ON p.id = e.made_by
  WHERE e.referral_id = '${referral.id}' AND e.to_state <> 'submitted'`);

before(async () => {
  ({ s, as } = await westshire('--children', '12'));
  [amira, gareth] = [await as('social_worker'), await as('team_manager')];
  [core, psychology] = [await s.sql("SELECT id FROM service WHERE code = 'core_camhs'"), await s.sql("SELECT id FROM service WHERE code = 'educational_psychology'")];
  const agency = await s.sql(`SELECT a.name FROM agency a JOIN service v ON v.agency_id = a.id WHERE v.id = '${core}'`);
  racers = [];
  for (let i = 1; i <= many; i++) racers.push({ name: `Racer ${i}`, client: await s.signedIn(await s.person(`racer.${i}`, { roles: ['camhs_clinician'], agency, name: `Racer ${i}` })) });
});
after(() => s.stop());

test('of twenty who accept one referral at once one does, and nineteen are told who', async () => {
  const referral = await sent();
  const answers = await Promise.all(racers.map(async ({ name, client }) => ({ name, answer: await move(client, referral, { to: 'accepted' }) })));
  const first = answers.filter(({ answer }) => answer.status === 200), others = answers.filter(({ answer }) => answer.status === 409);
  assert.deepEqual([first.length, others.length], [1, many - 1], JSON.stringify(answers.map(({ answer }) => answer.status)));
  for (const { name, answer } of others) {
    assert.ok(['state', 'referral-state'].includes(problem(answer)), `${name}: ${answer.text}`);
    assert.match(answer.body.detail, new RegExp(`^${first[0].name} accepted it at \\d\\d:\\d\\d on \\d+ \\w+ \\d{4}\\.$`));
    assert.deepEqual([answer.body.current.state, answer.body.current.by], ['accepted', first[0].name]);
  }
  assert.equal(await stepsOf(referral), `${first[0].name} accepted`);
  assert.equal(await s.sql(`SELECT count(*) FROM referral_clock WHERE referral_id = '${referral.id}' AND clock = 'decision' AND is_met`), '1');
});

test('to accept, to withdraw, to decline and to pass on at once: what happens is one way of the table, whole, and nothing of the others', async () => {
  const ways = ['accepted', 'declined', 'redirected', 'withdrawn', 'accepted redirected', 'accepted withdrawn']; // whoever came to what was accepted meanwhile may still pass it on
  for (let round = 0; round < 6; round++) {
    const referral = await sent();
    const bodies = [{ to: 'accepted' }, { to: 'redirected', service: psychology, reason: 'School comes first.' }, { to: 'declined', decline_code: 'need_met', reason: 'Has a mentor.' }];
    const tries = racers.slice(0, many - 2).map(({ name, client }, i) => [name, client, bodies[(i + round) % 3]]);
    tries.splice(round * 3, 0, ['Amira Khan', amira, { to: 'withdrawn', reason: 'She would rather not.' }], ['Gareth Pryce', gareth, { to: 'withdrawn', reason: 'She would rather not.' }]);
    const answers = await Promise.all(tries.map(async ([name, client, body]) => ({ name, to: body.to, answer: await move(client, referral, body) })));
    const done = answers.filter(({ answer }) => answer.status === 200);
    for (const { name, to, answer } of answers.filter((one) => !done.includes(one))) {
      if (name === 'Gareth Pryce') assert.ok([403, 409].includes(answer.status), 'a manager withdraws nothing that somebody else referred');
      else assert.deepEqual([answer.status, done.some((one) => one.name === answer.body.current.by)], [409, true], `${name} ${to}: ${answer.text}`);
    }
    const way = await s.sql(`SELECT string_agg(to_state, ' ' ORDER BY made_at) FROM referral_event WHERE referral_id = '${referral.id}' AND to_state <> 'submitted'`);
    assert.ok(ways.includes(way), way);
    assert.deepEqual((await stepsOf(referral)).split(', ').sort(), done.map(({ name, to }) => `${name} ${to}`).sort(), 'each who was told that it happened made it happen');
    const last = way.split(' ').at(-1);
    assert.equal(await state(referral), last);
    assert.equal(await s.sql(`SELECT count(*) FROM referral WHERE follows_id = '${referral.id}'`), last === 'redirected' ? '1' : '0');
    assert.equal(await s.sql(`SELECT coalesce(string_agg(clock, ' '), '') FROM referral_clock WHERE referral_id = '${referral.id}' AND stopped_at IS NULL`), last === 'accepted' ? 'seen' : '');
  }
});

test('an administrator of the service declines with a reason, reads that alone, and is not offered to pass on what they cannot read', async () => {
  const wendy = await as('service_admin');
  const referral = await sent();
  const offered = (await wendy.get(`/referrals/${referral.id}/steps`)).body.steps.map((step) => step.to);
  assert.deepEqual(offered, ['accepted', 'declined']);
  assert.equal((await move(wendy, referral, { to: 'redirected', service: psychology, reason: 'School comes first.' })).status, 403);
  assert.equal(await s.sql(`SELECT count(*) FROM referral WHERE follows_id = '${referral.id}'`), '0');
  const declined = await move(wendy, referral, { to: 'declined', decline_code: 'outside_remit', reason: 'We do not treat this.' });
  assert.equal(declined.status, 200, declined.text);
  assert.deepEqual([declined.body.held_back, declined.body.reason, declined.body.history.at(-1).reason], [true, null, 'We do not treat this.']);
  assert.equal((await amira.get(`/referrals/${referral.id}`)).body.history.at(-1).reason, 'We do not treat this.');
  const other = await sent();
  assert.equal((await move(racers[0].client, other, { to: 'declined', decline_code: 'need_met', reason: 'He has a mentor.' })).status, 200);
  assert.equal((await wendy.get(`/referrals/${other.id}`)).body.history.at(-1).reason, null, 'what others wrote is not theirs to read');
});
