// The description is true: every answer on Westshire, by several roles, is of the shape that OpenAPI says; and every change of a
// route, a need or a statement is one line of routes.golden.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';

import { service } from '../lib/service.js';

let s, accounts, document, ajv;

before(async () => {
  s = await service();
  const file = join(s.dir, 'accounts.json');
  await s.around('demo', '--children', '40', '--accounts', file);
  accounts = JSON.parse(readFileSync(file, 'utf8')).accounts;
  document = (await s.client().get('/api/openapi.json')).body;
  ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'doc');
});
after(() => s.stop());

test('the routes are those that were last looked at', async () => {
  const golden = readFileSync(new URL('routes.golden', import.meta.url), 'utf8').trim();
  assert.equal(await s.around('routes'), golden, 'look at the change, then: around routes > tests/api/routes.golden');
});

test('the document holds the rules of its kind', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config });
  assert.deepEqual(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`), []);
});

test('every reference of the document leads somewhere, every operation says what it is about', () => {
  const names = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
  JSON.stringify(document, (key, value) => {
    if (key === '$ref') assert.ok(names.has(value), value);
    return value;
  });
  for (const [path, item] of Object.entries(document.paths))
    for (const [verb, operation] of Object.entries(item)) assert.ok(operation.summary?.length > 5, `${verb} ${path}`);
});

const singles = { referrals: 'referrals', sdqs: 'sdqs', tasks: 'tasks', words: 'words', alerts: 'alerts', homes: 'homes', involvements: 'involvements', allocations: 'allocations', schools: 'schools' };

for (const role of ['social_worker', 'team_manager', 'camhs_clinician', 'designated_teacher', 'mental_health_lead']) {
  test(`answers to the ${role.replaceAll('_', ' ')} are of their described shape`, async () => {
    const account = accounts.find((one) => one.role === role);
    const client = await s.signedIn({ username: account.username, password: account.password });
    let checked = 0;
    const check = async (path, template = path) => {
      const answer = await client.get(path);
      const { responses } = document.paths[`/api/v1${template}`].get;
      const { content } = responses[answer.status] ?? responses[`${String(answer.status)[0]}XX`];
      const [{ schema }] = Object.values(content);
      const validate = ajv.getSchema(`doc${schema.$ref}`);
      assert.ok(answer.status < 500, `${path} ${answer.status}`);
      assert.ok(validate(answer.body), `${path}: ${ajv.errorsText(validate.errors)} in ${answer.text.slice(0, 300)}`);
      checked++;
      return answer.body;
    };
    const templates = Object.keys(document.paths).filter((path) => document.paths[path].get).map((path) => path.replace('/api/v1', ''));
    for (const path of templates) if (!path.includes('{') && !path.startsWith('/api/')) await check(path);
    const { items } = await check('/children?limit=12', '/children');
    for (const child of items ?? []) {
      for (const template of templates.filter((path) => path.startsWith('/children/{child}'))) {
        const body = await check(template.replace('{child}', child.id), template);
        const one = singles[template.split('/').pop()];
        for (const item of (one && body.items?.slice(0, 2)) || []) {
          await check(`/${one}/${item.id}`, `/${one}/{id}`);
          if (one === 'involvements') await check(`/involvements/${item.id}/contacts`, '/involvements/{id}/contacts');
        }
      }
    }
    const services = await check('/services');
    for (const { id } of services.items.slice(0, 5)) {
      await check(`/services/${id}`, '/services/{id}');
      for (const list of ['waiting-list', 'work', 'caseload', 'covers']) await check(`/services/${id}/${list}`, `/services/{id}/${list}`);
    }
    assert.ok(checked > 30);
  });
}
