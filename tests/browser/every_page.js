// Every page, in each state: no violation found by axe, nothing off the side, no fault in the console. Two files run them, half of them each, since together
// they take longer than all other journeys.
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { desk, isSound, launch, open, pageFor, phone, settled } from './browser.js';
import { jay, newChild, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, ids, one, bare, sid, agency;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  ids = await servicesOf(s);
  one = await jay(s, who, ids);
  bare = await newChild(who.clients['amira.khan']);
  sid = await s.sql("SELECT id FROM person WHERE username = 'sid.byte'");
  agency = await s.sql("SELECT id FROM agency WHERE name = 'Westshire CAMHS'");
  who.clients['wendy.tull'] = await s.signedIn(await s.person('wendy.tull', { roles: ['service_admin'], agency: 'Westshire CAMHS', kind: 'camhs', name: 'Wendy Tull' }));
  await s.sql("UPDATE service SET last_checked_on = today() - 120 WHERE code = 'camhs_team'");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const child = (path = '') => () => `/children/${one.child.id}${path}`;
const empty = (path = '') => () => `/children/${bare.id}${path}`;

// who, what it is, address, and what is done there first
const states = [
  [null, 'sign in', '/sign-in'],
  [null, 'sign in, refused', '/sign-in', async (p) => {
    await p.fill('#sign-in-username', 'amira.khan');
    await p.fill('#sign-in-password', 'wrong');
    await p.click('button[type=submit]');
    await p.locator('.govuk-error-summary').waitFor();
  }],
  [null, 'a page that is not there', '/nothing/here'],
  [null, 'accessibility', '/accessibility'],
  [null, 'without JavaScript', '/without-javascript'],
  [null, 'what help there is', '/directory', (p) => p.getByText('2 services').waitFor()],
  [null, 'what help there is, nothing found', '/directory', (p) => p.fill('#word', 'zzzz')],
  [null, 'invitation', '/invitation#token'],
  [null, 'a form whose link opens nothing', '/form#token'],
  ['amira.khan', 'my children', '/'],
  ['sid.byte', 'my children, none', '/'],
  ['anita.varma', 'children of the area', '/', (p) => p.locator('#main').getByRole('link', { name: /Marsh/ }).first().waitFor()],
  ['anita.varma', 'oversight', '/oversight', (p) => p.getByText('How long they wait').waitFor()],
  ['anita.varma', 'oversight, a list', '/oversight/needs'],
  ['anita.varma', 'services side by side', '/services-activity'],
  ['anita.varma', 'put something in place', child('/need')],
  ['anita.varma', 'the monthly data set, nothing reported', '/data-set', (p) => p.getByText('Not yet reported').first().waitFor()],
  ['anita.varma', 'one measure, nothing reported', '/data-set/ks1'],
  ['anita.varma', 'how each measure is counted', '/data-set/counted', (p) => p.locator('.month__definition').first().waitFor()],
  ['anita.varma', 'SDQ trends, nothing to tell', '/sdq-trends'],
  ['amira.khan', 'SDQ trends of one’s team, nothing to tell', '/sdq-trends'],
  ['amira.khan', 'what is new', '/news'],
  ['amira.khan', 'what is next', '/next'],
  ['lena.frost', 'what is new for a service', '/news'],
  ['sid.byte', 'what is new, for no role', '/news'],
  ['amira.khan', 'find', '/find'],
  ['amira.khan', 'found', '/find?q=jayden'],
  ['amira.khan', 'nobody found', '/find?q=zzzzqq'],
  ['amira.khan', 'add a child', '/children/new'],
  ['amira.khan', 'add a child, errors', '/children/new', (p) => p.click('#main button[type=submit]')],
  ['amira.khan', 'picture', child()],
  ['lena.frost', 'picture, partly held back', child()],
  ['tess.osei', 'picture, partly held back from school', child()],
  ['amira.khan', 'picture, empty', empty()],
  ['sid.byte', 'picture, not shared', child()],
  ['amira.khan', 'SDQ scores', child('/sdq')],
  ['tess.osei', 'SDQ scores, held back', child('/sdq')],
  ['amira.khan', 'SDQ scores, none', empty('/sdq')],
  ['amira.khan', 'measures, none', empty('/measures')],
  ['lena.frost', 'record a measure, errors', child('/measures/new'), (p) => p.click('#main button[type=submit]')],
  ['amira.khan', 'SDQ', child('/sdq/new')],
  ['amira.khan', 'SDQ, errors', child('/sdq/new'), (p) => p.click('#main button[type=submit]')],
  ['amira.khan', 'SDQ by scales', child('/sdq/new'), (p) => p.getByLabel('The five scale scores').check()],
  ['amira.khan', 'ask by a link, nobody asked', empty('/forms')],
  ['tess.osei', 'ask by a link', child('/forms')],
  ['amira.khan', 'referrals', child('/referrals')],
  ['amira.khan', 'referrals, none', empty('/referrals')],
  ['amira.khan', 'make a referral', child('/referrals/new')],
  ['amira.khan', 'make a referral, service chosen', empty('/referrals/new'), async (p) => {
    await p.getByRole('radio', { name: 'Core CAMHS' }).check();
    await p.locator('.verdict').waitFor();
    await p.click('#main button[type=submit]');
  }],
  ['amira.khan', 'plans, none', empty('/plans')],
  ['amira.khan', 'make a plan', empty('/plans/new')],
  ['sid.byte', 'a plan that is not there', () => `/plans/${one.child.id}`],
  ['sid.byte', 'a report that is not there', () => `/plans/${one.child.id}/report`],
  ['amira.khan', 'a page for the carer', child('/help')],
  ['tess.osei', 'ask for a service', child('/referrals/new'), async (p) => {
    await p.getByRole('radio', { name: 'Core CAMHS' }).check();
    await p.locator('.verdict--ask').waitFor();
  }],
  ['amira.khan', 'referral', () => `/referrals/${one.referral.id}`],
  ['lena.frost', 'referral at the service, declining', () => `/referrals/${one.referral.id}`, (p) => p.getByRole('button', { name: 'Do not accept' }).click()],
  ['amira.khan', 'words', child('/words')],
  ['amira.khan', 'words, none', empty('/words')],
  ['amira.khan', 'record words', child('/words/new')],
  ['amira.khan', 'people', child('/people')],
  ['amira.khan', 'map of people', child('/map')], ['lena.frost', 'map of people, to look at', child('/map')],
  ['amira.khan', 'documents', child('/documents')],
  ['amira.khan', 'documents, a form open', child('/documents'), (p) => p.getByRole('button', { name: 'Put in a document' }).click()],
  ['amira.khan', 'words, a form open', child('/words'), (p) => p.getByRole('button', { name: 'Record a preference' }).click()],
  ['amira.khan', 'add somebody', child('/people'), (p) => p.getByRole('button', { name: 'Add somebody' }).click()],
  ['amira.khan', 'services', '/services'],
  ['amira.khan', 'service', () => `/services/${ids.core_camhs}`],
  ['wendy.tull', 'how a service is for people, no round', () => `/services/${ids.core_camhs}/evaluations`],
  ['amira.khan', 'training, none', '/training'],
  ['anita.varma', 'who has been trained, nobody', '/training', (p) => p.locator('#teams-title').waitFor()],
  ['wendy.tull', 'services, kept', '/services', (p) => p.getByRole('heading', { name: 'Services to check' }).waitFor()],
  ['wendy.tull', 'start, with services to check', '/', (p) => p.getByRole('heading', { name: 'Services to check' }).waitFor()],
  ['wendy.tull', 'a new service, refused', '/services', async (p) => {
    await p.getByRole('button', { name: 'Add a service' }).click();
    await p.getByRole('button', { name: 'Save' }).click();
  }],
  ...['Change what it is', 'Change whom it is for', 'Change who can refer', 'Change what comes first', 'Change by when it acts', 'Change the inside', 'Choose for a school', 'Show what was changed'].map((name) =>
    ['wendy.tull', `service, ${name}`, () => `/services/${ids.core_camhs}`, (p) => p.getByRole('button', { name }).click()]),
  ['lena.frost', 'waiting list', '/waiting-list'],
  ['amira.khan', 'account', '/account'],
  ['amira.khan', 'details', child('/details')],
  ['tess.osei', 'details, as a school sees them', child('/details')],
  ['amira.khan', 'details, a form open', child('/details'), (p) => p.getByRole('button', { name: 'Record a move' }).click()],
  ['amira.khan', 'looks', child('/looks')],
  ['amira.khan', 'missing and permanence', child('/permanence')],
  ['tess.osei', 'missing, as a school sees it', child('/permanence')],
  ['mandy.brook', 'foster homes', '/foster-homes'],
  ['mandy.brook', 'imports', '/imports'],
  ['mandy.brook', 'national returns', '/returns'],
  ['mandy.brook', 'allocate', '/allocate'],
  ['mandy.brook', 'matching desk', '/matching'],
  ['sid.byte', 'accounts', '/accounts'],
  ['sid.byte', 'one account', () => `/accounts/${sid}`],
  ['sid.byte', 'teams', '/teams'],
  ['sid.byte', 'agencies', '/agencies'],
  ['sid.byte', 'make an agency', '/agencies', (p) => p.getByRole('button', { name: 'Make an agency' }).click()],
  ['sid.byte', 'one agency', () => `/agencies/${agency}`],
  ['sid.byte', 'keys', '/keys'],
  ['sid.byte', 'settings', '/settings'],
  ['mandy.brook', 'ask for a role', '/roles'],
];

const isFull = Boolean(process.env.TEST_FULL);
const widths = [desk, phone];

/** Each second state, from `half` on, at both widths: loaded at one of them in turn and looked at at both; the long form loads it at each. */
export function everyPage(half) {
  states.filter((_, i) => i % 2 === half).forEach((state, i) => {
    const loaded = isFull ? widths : [widths[i % 2]];
    for (const first of loaded) test(`${state[1]}, ${isFull ? '' : 'loaded at '}${first.width} px`, () => look(state, isFull ? [first] : [first, ...widths.filter((one) => one !== first)]));
  });
}

async function look([username, name, path, act], viewports) {
  const page = await pageFor(browser, s, username && who.clients[username], { viewport: viewports[0], ...(username === 'sid.byte' ? { refusals: /a status of (403|404)/ } : {}) });
  try {
    await open(page, typeof path === 'function' ? path() : path);
    await act?.(page);
    await settled(page);
    for (const viewport of viewports) {
      await page.setViewportSize(viewport);
      await isSound(page, `${name}, ${viewport.width} px`);
    }
  } finally {
    await page.close();
  }
}
