// A statement that takes its time: whatever comes before it on the same road has long answered.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';

let s, amira, child;
before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  child = (await amira.post('/children', { given_names: 'Wren', family_name: 'Holloway', born_on: '2014-05-06', sex: 'F', local_id: 'W1' })).body.id;
});
after(() => s.stop());

test('who waits for a table that is locked for a moment is answered', async () => {
  const held = s.sql('BEGIN; LOCK TABLE words IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(0.6); COMMIT');
  await new Promise((resolve) => setTimeout(resolve, 200));
  const answers = await Promise.all([amira.get(`/children/${child}/words`), amira.post(`/children/${child}/words`, { said_on: '2026-01-02', text: 'Hello' })]);
  await held;
  assert.deepEqual(answers.map((answer) => answer.status), [200, 201], answers.map((answer) => answer.text).join('\n'));
});
