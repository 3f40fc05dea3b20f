// How each route is asked, and what the page lets one expect of it: data for the matrix. A route that stands here nowhere fails the matrix.
//   name    the route as `around routes` prints it; variants say in brackets what is different
//   path    of the asker and the place (a child of world.js); body likewise
//   main    the kind of entry that has to be in sight for an answer other than 404
//   parts   for reads: the kinds of entries that the answer holds, where they may be seen
//   needs   for writes: [record type, action, tier, of the own service?] that are all needed; a list in the list: one of them
//   places  where it makes sense; none: all. once: no child is concerned, so it is asked once
//   letter  for those whom the gate lets through; through: the status of one who got to the end
import { id, mark, places } from './world.js';

const all = Object.keys(places), carersAt = [...'ATINPEDU'];
const read = (name, main, parts, more = {}) => ({ name, main, parts: parts.split(' ').filter(Boolean), path: (who, place) => filled(name, main, place), places: all, ...more });
const write = (name, main, needs, body, more = {}) => ({ name, main, needs, body: typeof body === 'function' ? body : () => body, path: (who, place) => filled(name, main, place), places: all, ...more });
const once = (name, more = {}) => ({ name, once: true, path: () => name.split(' ')[1].replace('/api/v1', ''), ...more });

const filled = (name, main, place) => name.split(' ')[1].replace('/api/v1', '').replace(':child', id('child', place)).replace(':id', id(main, place));
const day = (days) => new Date(Date.now() - days * 86400000).toISOString().slice(0, 10);
const ownView = (who) => `/me/views/${id('view', who.role)}`;
const own = (kind) => (who, place) => id(kind, place, who.role);
const answers = Object.fromEntries(`consid restles somatic shares tantrum loner obeys worries caring fidgety friend fights unhappy popular distrac clingy
  kind lies bullied helpout reflect steals oldbest afraid attends`.split(/\s+/).map((item) => [item, 1]));
const form = (more) => ({ informant: 'parent', completed_on: day(3), version: '4-17', ...more });
const refer = (service) => ({ service: id('service', service), reason: 'Because', urgency: 'routine' });
const contact = { day: day(2), minutes: 30, mode: 'phone', outcome: 'attended' };
const version1 = { 'If-Match': '"v1"' };

const pdf = Buffer.from('%PDF-1.7\n%%EOF').toString('base64');
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
const picture = 'child planning pep around alert allocation home address words point prefers drawing sdq score tsdq tscore referral content involvement task due step far farstep joint jsays jgoal treat tgoal action taction checkdue rrecord rdue vdue gone lasts';
const children = [
  read('GET /api/v1/children/:child/picture', 'child', picture),
  read('GET /api/v1/children/:child/picture (as of yesterday)', 'child', picture, { path: (who, place) => `/children/${id('child', place)}/picture?as_of=${day(1)}` }),
  read('GET /api/v1/children/:child/timeline', 'child', 'words sibling planning gstep pep map document sdq tsdq because before home enrolment legal care review allocation contact plan edge away far joint jfound treat check gist visit vnote gone lasts adopts speech', { path: (who, place) => `/children/${id('child', place)}/timeline?limit=200` }),
  read('GET /api/v1/children/:child', 'child', 'child'),
  read('GET /api/v1/children (searched)', 'child', 'child', { path: (who, place) => `/children?q=${mark('child', place)}&limit=200`, isList: true }),
  read('GET /api/v1/children (all)', 'child', 'child', { path: () => '/children?limit=200', isList: true }),
  read('GET /api/v1/children (mine)', 'child', 'child', { path: () => '/children?mine=true&limit=200', isList: true, isMine: true }),
  read('GET /api/v1/me/next', 'child', 'task due planning step farstep joint treat action taction checkdue rdue vdue lasts', { path: () => '/me/next?limit=200&within=3660', isList: true, isMine: true }),
  once('GET /api/v1/me/next/sums'),
  // What others did that concerns the asker by name: of the world's, nothing that is newer than it.
  once('GET /api/v1/me/notices'), once('PUT /api/v1/me/notices', { body: () => ({ how: 'none' }) }), once('GET /api/v1/notices'),
  once('GET /api/v1/me/calendar'), once('GET /calendar/:word', { path: () => '/calendar/none.ics' }), once('POST /api/v1/me/calendar', { body: () => ({}) }), once('DELETE /api/v1/me/calendar'),
  once('GET /api/v1/me/news'), once('PUT /api/v1/me/news/seen', { body: () => ({ mark: 1 }) }),
  read('GET /api/v1/children/:child/words', 'child', 'words point drawing'), read('GET /api/v1/words/:id', 'words', 'words point drawing'),
  read('GET /api/v1/children/:child/forms', 'child', 'form'), read('GET /api/v1/form-links/:id', 'form', 'form'),
  read('GET /api/v1/children/:child/preferences', 'child', 'prefers'), read('GET /api/v1/preferences/:id', 'prefers', 'prefers'),
  read('GET /api/v1/children/:child/words-asked', 'child', 'asking'), read('GET /api/v1/words-asked/:id', 'asking', 'asking'),
  read('GET /api/v1/pictures/:id', 'drawing', 'drawing'), read('GET /api/v1/pictures/:id/content', 'drawing', ''),
  read('GET /api/v1/children/:child/maps', 'child', 'map'), read('GET /api/v1/maps/:id', 'map', 'map'),
  read('GET /api/v1/children/:child/documents', 'child', 'document file'), read('GET /api/v1/documents/:id', 'document', 'document file'),
  read('GET /api/v1/documents/:id/content', 'document', ''),
  read('GET /api/v1/children/:child/siblings', 'child', 'sibling'), read('GET /api/v1/siblings/:id', 'sibling', 'sibling'),
  read('GET /api/v1/children/:child/people', 'child', 'around allocation'), read('GET /api/v1/people/:id', 'around', 'around'),
  read('GET /api/v1/children/:child/alerts', 'child', 'alert'), read('GET /api/v1/alerts/:id', 'alert', 'alert'),
  read('GET /api/v1/children/:child/homes', 'child', 'home address before place'), read('GET /api/v1/homes/:id', 'home', 'home address'),
  read('GET /api/v1/children/:child/outside-county', 'child', 'away step far farstep'), read('GET /api/v1/outside-county/:id', 'away', 'away step'),
  read('GET /api/v1/outside-county/:id (the address is protected)', 'far', 'far farstep'), read('GET /api/v1/outside-steps/:id', 'step', 'step'),
  read('GET /api/v1/outside-county', 'child', 'far', { path: () => '/outside-county?limit=200', isList: true }),
  read('GET /api/v1/children/:child/schools', 'child', 'enrolment'), read('GET /api/v1/schools/:id', 'enrolment', 'enrolment'),
  read('GET /api/v1/children/:child/send', 'child', 'send'), read('GET /api/v1/send/:id', 'send', 'send'),
  read('GET /api/v1/children/:child/legal-status', 'child', 'legal'), read('GET /api/v1/legal-status/:id', 'legal', 'legal'),
  read('GET /api/v1/children/:child/ehcps', 'child', 'ehcp'), read('GET /api/v1/ehcps/:id', 'ehcp', 'ehcp'),
  read('GET /api/v1/children/:child/leavers', 'child', 'leaver'), read('GET /api/v1/leavers/:id', 'leaver', 'leaver'),
  read('GET /api/v1/children/:child/in-touch', 'child', 'touch'), read('GET /api/v1/in-touch/:id', 'touch', 'touch'),
  read('GET /api/v1/children/:child/pathways', 'child', 'pathway'), read('GET /api/v1/pathways/:id', 'pathway', 'pathway'),
  read('GET /api/v1/children/:child/attendance', 'child', 'attend'), read('GET /api/v1/attendance/:id', 'attend', 'attend'),
  read('GET /api/v1/children/:child/exclusions', 'child', 'exclu'), read('GET /api/v1/exclusions/:id', 'exclu', 'exclu'),
  read('GET /api/v1/children/:child/reduced-timetables', 'child', 'reduced'), read('GET /api/v1/reduced-timetables/:id', 'reduced', 'reduced'),
  read('GET /api/v1/children/:child/results', 'child', 'result'), read('GET /api/v1/results/:id', 'result', 'result'),
  read('GET /api/v1/children/:child/school-numbers', 'child', 'reduced', { path: (who, place) => `/children/${id('child', place)}/school-numbers?from=${day(90)}&until=${day(0)}` }),
  read('GET /api/v1/children/:child/youth-justice', 'child', 'yjustice'), read('GET /api/v1/youth-justice/:id', 'yjustice', 'yjustice'),
  read('GET /api/v1/children/:child/call-outs', 'child', 'callchild'), read('GET /api/v1/call-out-children/:id', 'callchild', 'callchild'),
  read('GET /api/v1/children/:child/speech-language', 'child', 'speech sfound'), read('GET /api/v1/speech-language/:id', 'speech', 'speech sfound'),
  read('GET /api/v1/children/:child/thrive', 'child', 'thrive'), read('GET /api/v1/thrive/:id', 'thrive', 'thrive'),
  read('GET /api/v1/children/:child/need-decisions', 'child', 'decided'), read('GET /api/v1/need-decisions/:id', 'decided', 'decided'),
  read('GET /api/v1/children/:child/protection-plans', 'child', 'plan'), read('GET /api/v1/protection-plans/:id', 'plan', 'plan'),
  ...[['missing-episodes', 'gone'], ['permanence-plans', 'lasts'], ['adoptions', 'adopts'], ['previous-permanence', 'prior'], ['asylum', 'alone'], ['motherhood', 'mother']].flatMap(([path, kind]) => [
    read(`GET /api/v1/children/:child/${path}`, 'child', kind), read(`GET /api/v1/${path}/:id`, kind, kind)]),
  read('GET /api/v1/children/:child/edge-of-care', 'child', 'edge'), read('GET /api/v1/edge-of-care/:id', 'edge', 'edge'),
  read('GET /api/v1/children/:child/peps', 'child', 'pep'), read('GET /api/v1/peps/:id', 'pep', 'pep'), read('GET /api/v1/peps/:id/history', 'pep', ''),
  read('GET /api/v1/peps', 'child', 'pep', { path: () => '/peps?limit=200', isList: true }),
  read('GET /api/v1/children/:child/reviews', 'child', 'review rrecord'), read('GET /api/v1/reviews/:id', 'review', 'review rrecord decision'),
  read('GET /api/v1/children/:child/review-plans', 'child', 'rplan'), read('GET /api/v1/review-plans/:id', 'rplan', 'rplan'),
  read('GET /api/v1/reviews-due', 'child', 'rdue rplan', { path: () => '/reviews-due?limit=200', isList: true }),
  read('GET /api/v1/children/:child/health-assessments', 'child', 'check gist finding'), read('GET /api/v1/health-assessments/:id', 'check', 'check gist finding'),
  read('GET /api/v1/children/:child/health', 'child', 'checkdue'),
  read('GET /api/v1/health-due', 'child', 'checkdue', { path: () => '/health-due?limit=200', isList: true }),
  read('GET /api/v1/children/:child/visits', 'child', 'visit vnote'), read('GET /api/v1/visits/:id', 'visit', 'visit vnote'),
  read('GET /api/v1/children/:child/visit-due', 'child', 'vdue'),
  read('GET /api/v1/visits-due', 'child', 'vdue', { path: () => '/visits-due?limit=200', isList: true }),
  read('GET /api/v1/children/:child/allocations', 'child', 'allocation'), read('GET /api/v1/allocations/:id', 'allocation', 'allocation'),
  read('GET /api/v1/children/:child/sdqs', 'child', 'sdq score answer tsdq tscore tanswer'), read('GET /api/v1/sdqs/:id', 'sdq', 'sdq score answer'),
  read('GET /api/v1/sdqs/:id (of the teacher)', 'tsdq', 'tsdq tscore tanswer'),
  read('GET /api/v1/children/:child/measures', 'child', 'measure mband mscore'), read('GET /api/v1/measures/:id', 'measure', 'measure mband mscore'),
  read('GET /api/v1/measure-history/:id', 'mscore', '', { path: (who, place) => `/measure-history/${id('measure', place)}` }),
  read('GET /api/v1/children/:child/scores', 'child', ''),
  read('GET /api/v1/children/:child/sdq-reasons', 'child', 'none'), read('GET /api/v1/sdq-reasons/:id', 'none', 'none'),
  read('GET /api/v1/children/:child/tasks', 'child', 'task due'), read('GET /api/v1/tasks/:id', 'task', 'task'), read('GET /api/v1/tasks/:id (a due day)', 'due', 'due'),
  read('GET /api/v1/children/:child/referrals', 'child', 'referral content'), read('GET /api/v1/referrals/:id', 'referral', 'referral content because'),
  read('GET /api/v1/referrals/:id (to the own service)', 'ownreferral', 'ownreferral owncontent', { path: (who, place) => `/referrals/${own('referral')(who, place)}`, places: ['I', 'P', 'D'] }),
  // Of carers: each role has one of its own, to whom it stands so; nobody stands to one through a school, nor without having begun.
  read('GET /api/v1/referrals/:id (of a carer)', 'owncref', 'owncref owncarer', { path: (who, place) => `/referrals/${own('cref')(who, place)}`, places: carersAt }),
  read('GET /api/v1/carers/:id', 'owncarer', 'owncarer', { path: (who, place) => `/carers/${own('carer')(who, place)}`, places: carersAt }),
  read('GET /api/v1/carers', 'owncarer', 'owncarer', { path: () => '/carers?limit=200', places: carersAt, isList: true }),
  read('GET /api/v1/referrals/:id/steps', 'referral', ''),
  read('GET /api/v1/services/:id/waiting-list', 'ownreferral', 'child ownreferral', { path: (who) => `/services/${id('service', who.role)}/waiting-list?limit=200`, places: ['I', 'P', 'D'], isList: true }),
  read('GET /api/v1/services/:id/referral-check', 'child', '', { path: (who, place) => `/services/${id('service', 'z')}/referral-check?child=${id('child', place)}` }),
  read('GET /api/v1/services/suggest', 'child', '', { path: (who, place) => `/services/suggest?child=${id('child', place)}&need=Sleep` }),
  read('GET /api/v1/children/:child/involvements', 'child', 'involvement'), read('GET /api/v1/involvements/:id', 'involvement', 'involvement'), read('GET /api/v1/involvements/:id/before-after', 'involvement', ''),
  read('GET /api/v1/involvements/:id/contacts', 'involvement', 'contact note therapy'), read('GET /api/v1/contacts/:id', 'contact', 'contact note therapy'),
  read('GET /api/v1/contacts/:id (of the own service)', 'owncontact', 'owncontact ownnote owntherapy', { path: (who, place) => `/contacts/${own('contact')(who, place)}`, places: ['I', 'N', 'E', 'D'] }),
  read('GET /api/v1/children/:child/consents', 'child', 'consent'), read('GET /api/v1/consents/:id', 'consent', 'consent'),
  read('GET /api/v1/children/:child/sharing-bases', 'child', 'basis'), read('GET /api/v1/sharing-bases/:id', 'basis', 'basis'),
  read('GET /api/v1/children/:child/sharing-wishes', 'child', 'wish'), read('GET /api/v1/sharing-wishes/:id', 'wish', 'wish'),
  read('GET /api/v1/children/:child/why', 'child', ''),
  read('GET /api/v1/children/:child/plans', 'child', 'joint jsays jgoal jrated treat tsays tgoal'), once('GET /api/v1/plan-kinds'),
  read('GET /api/v1/plans/:id', 'joint', 'joint jsays jgoal jrated jfound jnew jshare action'), read('GET /api/v1/plans/:id (of CAMHS, shared)', 'treat', 'treat tsays tgoal taction'),
  read('GET /api/v1/plans/:id/goals', 'joint', 'jgoal jrated'), read('GET /api/v1/goals/:id', 'jgoal', 'jgoal jrated'), read('GET /api/v1/goals/:id/ratings', 'jgoal', 'jrated'), read('GET /api/v1/goals/:id/history', 'jgoal', ''),
  read('GET /api/v1/ratings/:id', 'jrated', 'jrated'), read('GET /api/v1/plans/:id/reviews', 'joint', 'jfound'), read('GET /api/v1/plan-reviews/:id', 'jfound', 'jfound'),
  read('GET /api/v1/plan-shares/:id', 'jshare', 'jshare'), read('GET /api/v1/children/:child/actions', 'child', 'action taction'), read('GET /api/v1/actions/:id', 'action', 'action'),
  read('GET /api/v1/children/:child/plannings', 'child', 'planning'), read('GET /api/v1/plannings/:id', 'planning', 'planning'),
  read('GET /api/v1/children/:child/graduated', 'child', 'gstep planning joint'), read('GET /api/v1/graduated-steps/:id', 'gstep', 'gstep'),
  read('GET /api/v1/matches', 'match', 'match', { path: () => '/matches?limit=200', isList: true }), read('GET /api/v1/matches/:id', 'match', 'match'),
  read('GET /api/v1/children/:child/wrong-records', 'child', 'wrong'), read('GET /api/v1/wrong-records/:id', 'wrong', 'wrong'),
  read('GET /api/v1/children/:child/looks', 'child', '', { later: true }),

  write('PATCH /api/v1/children/:child', 'child', [['child', 'edit', 1]], { pronouns: 'they' }, { headers: version1 }),
  write('POST /api/v1/children/:child/words', 'child', [['words', 'create', 2]], { said_on: day(2), text: 'Said', matters: ['This'] }),
  write('POST /api/v1/form-links', 'child', [['form', 'create', 2]], (who, place) => ({ child: id('child', place), kind: 'view', for_whom: 'carer', name: 'Gran' })),
  write('PATCH /api/v1/form-links/:id', 'form', [['form', 'edit', 2]], { ended: true }, { headers: version1 }),
  write('POST /api/v1/children/:child/words (for the lead)', 'child', [['words', 'create', 3]], { said_on: day(2), text: 'Said', for_lead: true }),
  write('POST /api/v1/children/:child/preferences', 'child', [['words', 'create', 2]], { kind: 'word', text: 'This', said_on: day(2) }),
  write('PATCH /api/v1/preferences/:id', 'prefers', [['words', 'edit', 2]], { text: 'That' }, { headers: version1 }),
  write('POST /api/v1/children/:child/words-asked', 'child', [['words', 'create', 1]], { asked_on: day(2), outcome: 'nothing_new' }),
  write('POST /api/v1/words/:id/pictures', 'words', [['words', 'create', 2]], { kind: 'photo', about: 'It', content: png }),
  write('PATCH /api/v1/pictures/:id', 'drawing', [['words', 'create', 2], ['words', 'edit', 2]], { error_reason: 'Not theirs' }, { headers: version1 }),
  write('POST /api/v1/children/:child/maps', 'child', [['person_around', 'create', 1], ['person_around', 'edit', 1]], { drawn_on: day(2), by_child: true }),
  write('PATCH /api/v1/maps/:id', 'map', [['person_around', 'edit', 1]], { by_child: true }, { headers: version1 }),
  write('POST /api/v1/children/:child/documents', 'child', [['document', 'create', 2]], { title: 'It', kind: 'plan', dated_on: day(2), content: pdf }),
  write('POST /api/v1/children/:child/documents (restricted)', 'child', [['document', 'create', 4]], { title: 'It', kind: 'plan', dated_on: day(2), content: pdf, tier: 4 }),
  write('PATCH /api/v1/documents/:id', 'document', [['document', 'edit', 2, false]], { title: 'It' }, { headers: version1 }),
  write('POST /api/v1/documents/:id/versions', 'document', [['document', 'edit', 2, false]], { why: 'New', content: pdf }),
  write('POST /api/v1/children/:child/people', 'child', [['person_around', 'create', 1]], { name: 'Gran', relation: 'Gran', group: 'family' }),
  // All are linked to him already: whoever may is told so.
  write('POST /api/v1/children/:child/siblings', 'child', [['sibling', 'create', 2]], () => ({ other: id('child', 'brother'), kind: 'half', said_by: 'Mum', said_on: day(2) }), { through: 409 }),
  write('POST /api/v1/children/:child/siblings (sealed)', 'child', [['sibling', 'create', 5]], () => ({ other: id('child', 'brother'), kind: 'adoptive', said_by: 'Mum', said_on: day(2) })),
  write('PATCH /api/v1/siblings/:id', 'sibling', [['sibling', 'edit', 2]], { family_time: 'Sundays' }, { headers: version1 }),
  write('POST /api/v1/siblings/:id/seal', 'sibling', [['sibling', 'edit', 2]], {}),
  write('PATCH /api/v1/people/:id', 'around', [['person_around', 'edit', 1]], { called: 'Nan' }, { headers: version1 }),
  write('POST /api/v1/children/:child/alerts', 'child', [['alert', 'create', 1]], { kind: 'other', level: 'info', text: 'Look' }),
  write('PATCH /api/v1/alerts/:id', 'alert', [['alert', 'edit', 1]], { detail: 'More' }, { headers: version1 }),
  write('POST /api/v1/children/:child/homes', 'child', [['home', 'create', 2]], { kind: 'foster', from_on: day(1), address: { lines: '1 Street' } }),
  write('POST /api/v1/children/:child/homes (protected)', 'child', [['home', 'create', 4]], { kind: 'foster', from_on: day(1), address: { lines: '1 Street', is_protected: true } }),
  write('PATCH /api/v1/homes/:id', 'home', [['home', 'edit', 2]], { carers: 'They' }, { headers: version1 }),
  // Where each lives is recorded as outside already: whoever may is told so.
  write('POST /api/v1/children/:child/outside-county', 'home', [['home', 'create', 4]], { host_name: 'There' }, { through: 409 }),
  write('PATCH /api/v1/outside-county/:id', 'away', [['home', 'edit', 2]], { host_name: 'There' }, { headers: version1 }),
  write('PATCH /api/v1/outside-steps/:id', 'step', [['home', 'change', 2]], { state: 'done', done_on: day(1) }, { headers: version1 }),
  write('POST /api/v1/children/:child/schools', 'child', [['school', 'create', 1]], () => ({ school: id('agency', 'school elsewhere'), from_on: day(1) })),
  write('PATCH /api/v1/schools/:id', 'enrolment', [['school', 'edit', 1]], { until_on: day(0) }, { headers: version1 }),
  write('POST /api/v1/children/:child/send', 'child', [['school', 'create', 1]], { need: 'E', from_on: day(1) }),
  write('POST /api/v1/children/:child/ehcps', 'child', [['school', 'create', 1]], { requested_on: day(9), requested_by: 'school' }),
  write('PATCH /api/v1/ehcps/:id', 'ehcp', [['school', 'edit', 1]], { school: 'Elm School' }, { headers: version1 }),
  write('POST /api/v1/children/:child/leavers', 'child', [['leaver', 'create', 2]], { status: 'relevant', from_on: day(9), until_on: day(3), end_reason: 'status' }),
  write('PATCH /api/v1/leavers/:id', 'leaver', [['leaver', 'edit', 2]], { until_on: day(1), end_reason: 'closed' }, { headers: version1 }),
  write('POST /api/v1/children/:child/in-touch', 'child', [['leaver', 'create', 2]], { on: day(5), in_touch: 'NO' }),
  write('PATCH /api/v1/in-touch/:id', 'touch', [['leaver', 'edit', 2]], { note: 'Well' }, { headers: version1 }),
  // There is one that has not ended: whoever may is told so.
  write('POST /api/v1/children/:child/pathways', 'child', [['leaver', 'create', 2]], { needs_assessed_on: day(9) }, { through: 409 }),
  write('PATCH /api/v1/pathways/:id', 'pathway', [['leaver', 'edit', 2]], { wishes: 'A flat' }, { headers: version1 }),
  write('POST /api/v1/children/:child/attendance', 'child', [['education', 'create', 2]], { from_on: day(20), to_on: day(10), possible: 10, attended: 9 }),
  write('PATCH /api/v1/attendance/:id', 'attend', [['education', 'edit', 2]], { attended: 37 }, { headers: version1 }),
  write('POST /api/v1/children/:child/exclusions', 'child', [['education', 'create', 2]], { on: day(9), kind: 'permanent', reason: 'DB' }),
  write('PATCH /api/v1/exclusions/:id', 'exclu', [['education', 'edit', 2]], { note: 'So' }, { headers: version1 }),
  write('POST /api/v1/children/:child/reduced-timetables', 'child', [['education', 'create', 2]], { from_on: day(9), until_on: day(1), hours: 10, why: 'Because' }),
  write('PATCH /api/v1/reduced-timetables/:id', 'reduced', [['education', 'edit', 2]], { hours: 11 }, { headers: version1 }),
  write('POST /api/v1/children/:child/results', 'child', [['education', 'create', 2]], { stage: 'KS2', year: 2021, subject: 'reading', met: false }),
  write('PATCH /api/v1/results/:id', 'result', [['education', 'edit', 2]], { met: false }, { headers: version1 }),
  write('POST /api/v1/children/:child/youth-justice', 'child', [['youth_justice', 'create', 4]], { offence_on: day(90), offence: 'drugs', outcome_on: day(20), kind: 'community_resolution' }),
  write('PATCH /api/v1/youth-justice/:id', 'yjustice', [['youth_justice', 'edit', 4]], { offence: 'drugs' }, { headers: version1 }),
  write('POST /api/v1/children/:child/call-outs', 'child', [['youth_justice', 'create', 4]], () => ({ call_out: id('callout') }), { through: 409 }),
  write('POST /api/v1/children/:child/speech-language', 'child', [['speech_language', 'create', 2]], { referred_on: day(9) }),
  write('PATCH /api/v1/speech-language/:id', 'speech', [['speech_language', 'edit', 3]], { text: 'Slowly' }, { headers: version1 }),
  write('POST /api/v1/children/:child/need-decisions', 'child', [['need', 'create', 2]], { outcome: 'nothing_needed', why: 'Because' }),
  write('POST /api/v1/children/:child/thrive', 'child', [['thrive', 'create', 2]], { group: 'help', from_on: day(9), by_young_person: true, by_carer: false, why: 'Because' }),
  write('POST /api/v1/children/:child/protection-plans', 'child', [['protection', 'create', 2]], { category: 'PHY', from_on: day(300), until_on: day(200) }),
  write('PATCH /api/v1/protection-plans/:id', 'plan', [['protection', 'edit', 2]], { category: 'MUL' }, { headers: version1 }),
  write('POST /api/v1/children/:child/missing-episodes', 'child', [['missing', 'create', 2]], { kind: 'away', started_on: day(300), ended_on: day(290) }),
  write('PATCH /api/v1/missing-episodes/:id', 'gone', [['missing', 'edit', 2]], { ended_on: day(3) }, { headers: version1 }),
  write('POST /api/v1/children/:child/permanence-plans', 'child', [['permanence', 'create', 2]], { goal: 'kinship', agreed_on: day(300), ended_on: day(200) }),
  write('PATCH /api/v1/permanence-plans/:id', 'lasts', [['permanence', 'edit', 2]], { reviewed_on: day(3) }, { headers: version1 }),
  write('POST /api/v1/children/:child/adoptions', 'child', [['adoption', 'create', 2]], { decided_on: day(9) }),
  write('PATCH /api/v1/adoptions/:id', 'adopts', [['adoption', 'edit', 2]], { placed_end_reason: 'RD1' }, { headers: version1 }),
  write('POST /api/v1/children/:child/previous-permanence', 'child', [['permanence', 'create', 2]], { kind: 'P4' }, { through: 409 }),
  write('PATCH /api/v1/previous-permanence/:id', 'prior', [['permanence', 'edit', 2]], { kind: 'P1', ordered_on: '2019' }, { headers: version1 }),
  write('POST /api/v1/children/:child/asylum', 'child', [['permanence', 'create', 2]], { from_on: day(9) }, { through: 409 }),
  write('POST /api/v1/children/:child/motherhood', 'child', [['permanence', 'create', 2]], { born_on: day(9) }, { through: 409 }),
  write('PATCH /api/v1/motherhood/:id', 'mother', [['permanence', 'edit', 2]], { born_on: day(3) }, { headers: version1 }),
  write('PATCH /api/v1/asylum/:id', 'alone', [['permanence', 'edit', 2]], { ceased_on: day(3) }, { headers: version1 }),
  write('POST /api/v1/children/:child/edge-of-care', 'child', [['episode', 'create', 1]], { from_on: day(300), until_on: day(200), end_reason: 'family' }),
  write('PATCH /api/v1/edge-of-care/:id', 'edge', [['episode', 'edit', 1]], { until_on: day(1), end_reason: 'stayed_home' }, { headers: version1 }),
  write('POST /api/v1/children/:child/legal-status', 'child', [['episode', 'create', 1]], { code: 'V2', from_on: day(1) }),
  write('PATCH /api/v1/legal-status/:id', 'legal', [['episode', 'edit', 1]], { until_on: day(0) }, { headers: version1 }),
  write('POST /api/v1/children/:child/peps', 'child', [['pep', 'create', 2]], () => ({ term: id('term', 'before'), held_on: day(130), came: [{ who: 'carer' }] })),
  write('PATCH /api/v1/peps/:id', 'pep', [['pep', 'edit', 2]], { next_on: day(-40) }, { headers: version1 }),
  write('POST /api/v1/peps/:id/close', 'pep', [['pep', 'change', 2]], { quality: 'good' }, { headers: version1 }),
  write('POST /api/v1/children/:child/reviews', 'child', [['review', 'create', 2]], { held_on: day(400), code: 'PN1' }),
  write('PATCH /api/v1/reviews/:id', 'review', [['review', 'edit', 2]], { code: 'PN1' }, { headers: version1 }),
  // One is planned of each already: whoever may is told so.
  write('POST /api/v1/children/:child/review-plans', 'child', [['review', 'create', 2]], { planned_on: day(-9) }, { through: 409 }),
  write('PATCH /api/v1/review-plans/:id', 'rplan', [['review', 'edit', 2]], { place: 'There' }, { headers: version1 }),
  write('POST /api/v1/children/:child/health-assessments', 'child', [['health', 'create', 1]], { kind: 'dental', state: 'done', day: day(4) }),
  write('POST /api/v1/children/:child/health-assessments (with a summary)', 'child', [['health', 'create', 1], ['health_summary', 'create', 3]], { kind: 'dental', state: 'done', day: day(4), summary: 'Words' }),
  write('POST /api/v1/children/:child/health-assessments (with findings)', 'child', [['health', 'create', 1], ['health_content', 'create', 3]], { kind: 'dental', state: 'done', day: day(4), findings: 'Words' }),
  write('PATCH /api/v1/health-assessments/:id', 'check', [['health', 'edit', 1]], { by_whom: 'They' }, { headers: version1 }),
  write('POST /api/v1/children/:child/visits', 'child', [['visit', 'create', 1]], { day: day(4), was_seen: true, seen_alone: true }),
  write('PATCH /api/v1/visits/:id', 'visit', [['visit', 'edit', 1]], { visitor: 'They' }, { headers: version1 }),
  write('POST /api/v1/children/:child/allocations', 'child', [['allocation', 'create', 1]], () => ({ kind: 'reviewing_officer', person: id('person', 'team.reviewing_officer') })),
  write('PATCH /api/v1/allocations/:id', 'allocation', [['allocation', 'edit', 1]], { until_on: day(0) }, { headers: version1 }),
  write('POST /api/v1/allocations', 'child', [['allocation', 'bulk', 1]], (who, place) => ({ children: [id('child', place)], kind: 'worker', person: id('person', 'team.social_worker') })),
  write('POST /api/v1/children/:child/sdqs (a total)', 'child', [['sdq', 'create', 2]], form({ total: 17 })),
  write('POST /api/v1/children/:child/sdqs (answers)', 'child', [['sdq', 'create', 2], ['sdq_detail', 'create', 3]], form({ answers })),
  write('POST /api/v1/children/:child/sdqs (the teacher\'s)', 'child', [['sdq', 'create', 2], [['sdq_detail', 'create', 3], ['sdq_detail_teacher', 'create', 3]]], form({ informant: 'teacher', answers })),
  write('POST /api/v1/children/:child/sdq-reasons', 'child', [['sdq', 'create', 2]], { return_year: 2019, code: 'SDQ2' }),
  write('POST /api/v1/children/:child/measures', 'child', [['measure', 'create', 1], ['measure_band', 'create', 2], ['measure_detail', 'create', 3]],
    { measure: 'cgas', informant: 'clinician', completed_on: day(3), scores: [{ scale: 'total', value: 50 }] }),
  write('PATCH /api/v1/measures/:id', 'measure', [['measure', 'edit', 1], ['measure_band', 'edit', 2], ['measure_detail', 'edit', 3]], { scores: [{ scale: 'total', value: 51 }], reason: 'Typed wrongly' }, { headers: version1 }),
  // Of an agency that is not there: whoever sees the child is told so. Who may ask for what is in tests/api/share_ask.test.js.
  write('POST /api/v1/children/:child/asks', 'child', [], () => ({ agency: id('agency', 'never'), why: 'Because' }), { through: 422 }),
  write('POST /api/v1/tasks/:id/settle', 'task', [['task', 'change', 2]], { outcome: 'Done' }),
  // Whoever a service's rules name and the policy lets only ask, asks.
  write('POST /api/v1/children/:child/referrals', 'child', [[['referral', 'create', 1], ['referral', 'ask', 1]], ['referral_content', 'create', 3]], () => refer('elsewhere')),
  write('POST /api/v1/children/:child/referrals (asked for)', 'child', [['referral', 'ask', 1], ['referral_content', 'create', 3]], () => refer('asked')),
  write('POST /api/v1/carers/:id/referrals', 'owncarer', [['referral', 'ask', 1], ['referral_content', 'create', 3]], () => refer('asked'), { path: (who, place) => `/carers/${own('carer')(who, place)}/referrals`, places: carersAt }),
  write('PATCH /api/v1/carers/:id', 'owncarer', [['carer', 'edit', 1]], { name: 'Somebody else' }, { headers: version1, path: (who, place) => `/carers/${own('carer')(who, place)}`, places: carersAt }),
  write('POST /api/v1/referrals/:id/transitions (of a carer)', 'owncref', [['referral', 'change', 1, true]], { to: 'accepted' }, { path: (who, place) => `/referrals/${own('cref')(who, place)}/transitions`, places: ['P', 'D'] }),
  write('POST /api/v1/referrals/:id/transitions', 'referral', [['referral', 'change', 1, false]], { to: 'submitted' }),
  write('POST /api/v1/referrals/:id/transitions (to the own service)', 'ownreferral', [['referral', 'change', 1, true]], { to: 'accepted' }, { path: (who, place) => `/referrals/${own('referral')(who, place)}/transitions`, places: ['P', 'D'] }),
  write('POST /api/v1/referrals/:id/events', 'ownreferral', [['referral', 'change', 1, true]], { kind: 'word' }, { path: (who, place) => `/referrals/${own('referral')(who, place)}/events`, places: ['P', 'D'] }),
  write('POST /api/v1/referrals/:id/nudge', 'referral', [['referral', 'nudge', 1]], { text: 'Please decide' }),
  write('POST /api/v1/children/:child/involvements', 'child', [['involvement', 'create', 1, true]], (who) => ({ service: id('service', who.role), type_of_work: 'Work', from_on: day(1) })),
  write('PATCH /api/v1/involvements/:id', 'involvement', [['involvement', 'edit', 1, false]], { state: 'quiet' }, { headers: version1 }),
  write('PATCH /api/v1/involvements/:id (of the own service)', 'involvement', [['involvement', 'edit', 1, true]], { state: 'quiet' }, { headers: version1, path: (who, place) => `/involvements/${own('involvement')(who, place)}`, places: ['I', 'E', 'D'] }),
  write('POST /api/v1/involvements/:id/contacts', 'involvement', [['contact', 'create', 1, false]], contact),
  write('POST /api/v1/involvements/:id/contacts (of the own service)', 'owninvolvement', [['contact', 'create', 1, true], ['contact_note', 'create', 3, true]], { ...contact, note: 'Noted' }, { path: (who, place) => `/involvements/${own('involvement')(who, place)}/contacts`, places: ['I', 'D'] }),
  write('POST /api/v1/involvements/:id/contacts (of therapy)', 'owncontact', [['contact', 'create', 1, true], ['therapy_note', 'create', 4, true]], { ...contact, therapy_note: 'Noted' }, { path: (who, place) => `/involvements/${id('involvement', place, place === 'N' ? `n.${who.role}` : who.role)}/contacts`, places: ['I', 'N', 'D'] }),
  write('PATCH /api/v1/contacts/:id', 'contact', [['contact', 'edit', 1, false]], { minutes: 20 }, { headers: version1 }),
  write('PATCH /api/v1/contacts/:id (of the own service)', 'owncontact', [['contact', 'edit', 1, true]], { minutes: 20 }, { headers: version1, path: (who, place) => `/contacts/${own('contact')(who, place)}`, places: ['I', 'N', 'E', 'D'] }),
  write('POST /api/v1/children/:child/consents', 'child', [['consent', 'create', 2]], { what: 'treatment', is_given: true, by_whom: 'parent', by_name: 'Mum', how: 'Signed', from_on: day(1) }),
  write('PATCH /api/v1/consents/:id', 'consent', [['consent', 'edit', 2]], { until_on: day(0) }, { headers: version1 }),
  write('POST /api/v1/children/:child/sharing-bases', 'child', [['consent', 'create', 2]], () => ({ agency: id('agency', 'elsewhere'), ground: 'public_task', decided_by: 'I', why: 'Because', from_on: day(1), review_on: day(-9) })),
  write('POST /api/v1/children/:child/sharing-wishes', 'child', [['consent', 'create', 1]], () => ({ whose: 'child', agency: id('agency', 'elsewhere'), kind: 'words', share: false, said_on: day(1) })),
  write('POST /api/v1/children/:child/plans', 'child', [['plan_joint', 'create', 2]], { kind: 'joint', title: 'New', agreed_on: day(1) }),
  write('PATCH /api/v1/plans/:id', 'joint', [['plan_joint', 'edit', 1]], { title: 'Other' }, { headers: version1 }),
  write('POST /api/v1/plans/:id/goals', 'joint', [['plan_joint', 'edit', 2]], { what: 'New', baseline_words: 'Low', baseline: 1, aim: 5 }),
  write('PATCH /api/v1/goals/:id', 'jgoal', [['plan_joint', 'edit', 2]], { aim: 9, change_reason: 'New' }, { headers: version1 }),
  write('POST /api/v1/goals/:id/ratings', 'jgoal', [['plan_joint', 'edit', 2]], { rated_on: day(1), value: 5, by: 'school' }),
  write('POST /api/v1/plans/:id/reviews', 'joint', [['plan_joint', 'edit', 2]], { held_on: day(1), found: 'Well', next_on: day(-30) }),
  // Only the agency of a treatment plan shares it: of the world's, the clinician's.
  write('POST /api/v1/plans/:id/shares', 'treat', [['plan_treatment', 'edit', 1, 'camhs_clinician']], () => ({ person: id('person', 'bystander') })),
  write('PATCH /api/v1/plan-shares/:id', 'jshare', [['plan_joint', 'edit', 1]], { ended_on: day(0) }, { headers: version1 }),
  write('POST /api/v1/plans/:id/acknowledgements', 'treat', [['plan_treatment', 'view', 3]], {}),
  write('POST /api/v1/children/:child/actions', 'child', [['action', 'create', 2]], { what: 'New', due_on: day(-3) }),
  // Of the social worker's agency: a CAMHS social worker, a team manager of others are not of it.
  write('PATCH /api/v1/actions/:id', 'action', [['action', 'change', 2, 'social_worker']], { state: 'done' }, { headers: version1 }),
  write('POST /api/v1/children/:child/plannings', 'child', [['planning', 'create', 2]], () => ({ meeting: id('meeting next'), why: 'Because' })),
  write('PATCH /api/v1/plannings/:id', 'planning', [['planning', 'edit', 2]], { step: 'review' }, { headers: version1 }),
  write('POST /api/v1/children/:child/graduated-steps', 'child', [['graduated', 'create', 2]], { step: 'plan', from_on: day(3), what: 'It' }),
  write('POST /api/v1/matches/:id/settle', 'match', [['match', 'change', 1]], { state: 'different', reason: 'Seen' }),
  write('POST /api/v1/wrong-records', 'alert', [[['alert', 'create', 1], ['alert', 'edit', 1]]], (who, place) => ({ type: 'alert', record: id('alert', place), reason: 'Wrong' }), { path: () => '/wrong-records' }),
  // That the two are suspected already, and that they are still two, is told to whoever may.
  write('POST /api/v1/matches', 'match', [['match', 'create', 1]], (who, place) => ({ child: id('child', place), other: id('child', place === 'Z' ? 'U' : 'Z'), why: 'Alike' }), { path: () => '/matches', through: 409 }),
  write('POST /api/v1/matches/:id/unmerge', 'match', [['match', 'change', 1]], { reason: 'Seen' }, { through: 409 }),
];

// The system administrator ends accounts and passes the route's gate, and sees neither keys nor who asked for which role.
const notAllOf = { letter: (asker) => (asker.role === 'system_admin' ? '0' : '+') };
const ownAgency = { letter: (asker) => (asker.role === 'system_admin' ? '-' : '+') };
// A practitioner speaks for themselves, a service administrator for others of a service of the agency.
const isAdmin = (who) => who.role === 'service_admin';
const serviceOf = (who) => id('service', isAdmin(who) ? 'office' : who.role);
const twoOf = (who) => (isAdmin(who) ? ['office.one', 'office.two'] : [who.role, `team.${who.role}`]).map((name) => id('person', name));
const area = { letter: (asker) => (['team_manager', 'virtual_school', 'mental_health_lead', 'information_governance'].includes(asker.role) ? '+' : '-') };
const whole = { letter: (asker) => (asker.role === 'analyst' ? '0' : '+') };
const ofGroup = (list, kind, part = '', body = undefined) => ({ path: (who) => `/${list}/${id(kind, who.role)}${part}`, body: body && (() => body), ...(part || !body ? {} : { headers: version1 }) });
const report = (table, whose) => `/reports/service-activity${table}?service=${id('service', whose)}&from=${day(100)}&to=${day(1)}`;
const key = { name: 'Key', scopes: ['child:read'] };
const others = [
  once('POST /api/v1/children', { body: () => ({ given_names: 'Odd', family_name: 'Quince', born_on: '2015-05-05', sex: 'U', local_id: 'new' }) }),
  once('POST /api/v1/carers', { body: () => ({ name: 'Somebody', kind: 'adopter' }) }),
  once('GET /api/v1/services'), once('GET /api/v1/services/:id', { path: () => `/services/${id('service', 'z')}` }),
  // Those of the world are not accepted: whoever may give any is told so.
  once('POST /api/v1/services/:id/allocate', { through: 422, body: (who) => ({ practitioner: id('person', who.role), referrals: [id('referral', 'A', 'z')] }), path: (who) => `/services/${id('service', who.role)}/allocate` }),
  once('GET /api/v1/services/:id/history', { path: () => `/services/${id('service', 'z')}/history` }),
  once('POST /api/v1/services', { body: () => ({ name: 'New', about: 'About', who_may_refer: ['social_worker'], staff: ['senco'] }) }),
  once('PATCH /api/v1/services/:id', { path: () => `/services/${id('service', 'service_admin')}`, body: () => ({ name: 'Renamed' }), headers: version1 }),
  once('GET /api/v1/services/:id/links', { path: () => `/services/${id('service', 'z')}/links` }),
  once('POST /api/v1/services/:id/links', { path: () => `/services/${id('service', 'service_admin')}/links`, body: () => ({ school: id('agency', 'school elsewhere'), practitioner: id('person', 'service_admin') }) }),
  once('GET /api/v1/service-links/:id', { path: () => `/service-links/${id('link', 'service_admin')}` }),
  once('PATCH /api/v1/service-links/:id', { path: () => `/service-links/${id('link', 'service_admin')}`, body: () => ({ until_on: day(0) }), headers: version1 }),
  // The service is the asker's own, or where it is another's, theirs who oversee the area alone.
  once('GET /api/v1/reports/service-activity', { path: (who) => report('', who.role) }), once('GET /api/v1/reports/service-activity/:word', { path: (who) => report('/waits', who.role) }),
  once('GET /api/v1/reports/service-activity (of another service)', { ...area, path: () => report('', 'z') }),
  once('GET /api/v1/reports/service-activity/:word (of another service)', { ...area, path: () => report('/waits', 'z') }),
  once('GET /api/v1/reports/services', { path: () => `/reports/services?from=${day(100)}&to=${day(1)}` }),
  // A month of its own for each who freezes one. Whoever sees no child is shown none, and no frozen month, which is kept whole.
  once('GET /api/v1/data-set'), once('GET /api/v1/data-set/table'), once('GET /api/v1/data-set/definitions'),
  once('GET /api/v1/data-set/:word/:month/children', { ...whole, path: () => '/data-set/dental/2026-01/children' }),
  once('GET /api/v1/data-set-snapshots/:id', { ...whole, path: (who) => `/data-set-snapshots/${id('snapshot', who.role)}` }),
  once('PUT /api/v1/data-set/:word/:month', { path: () => '/data-set/population/2026-01', body: () => ({ value: 1000 }) }),
  once('PUT /api/v1/data-set/:word/benchmark', { path: () => '/data-set/dental/benchmark', body: () => ({ kind: 'target', value: 90, since: '2026-01-01', year: '2026', source: 'The board' }) }),
  once('GET /api/v1/data-set/start'), once('PUT /api/v1/data-set/start', { path: () => '/data-set/start', body: () => ({ since: '1999-01-01' }) }),
  once('PUT /api/v1/data-set/:word/how', { path: () => '/data-set/dental/how', body: () => ({ how: 'given', since: '2026-06-01', source: 'The dental service' }) }),
  once('POST /api/v1/data-set/:month/freeze', { path: (who) => `/data-set/20${10 + (who.role === 'mental_health_lead')}-01/freeze`, body: () => ({}) }),
  // Of the own team or service, or of all children; whoever sees no child, or has counts alone, is shown none.
  once('GET /api/v1/cohort'), once('GET /api/v1/cohort/table'),
  once('GET /api/v1/cohort/children', { letter: (asker) => (['analyst', 'designated_teacher', 'service_admin'].includes(asker.role) ? '0' : '+'), path: (who) => `/cohort/children?of=eligible&group=${id('service', who.role)}` }),
  once('GET /api/v1/agencies'), once('GET /api/v1/agencies/:id', { path: () => `/agencies/${id('agency', 'elsewhere')}` }), once('POST /api/v1/agencies', { body: () => ({ name: 'New', kind: 'other' }) }),
  once('PATCH /api/v1/agencies/:id', { path: () => `/agencies/${id('agency', 'elsewhere')}`, body: () => ({ name: 'Renamed' }), headers: version1 }),
  once('POST /api/v1/agencies/:id/administrator', { path: () => `/agencies/${id('agency', 'unstaffed')}/administrator`, body: () => ({ username: 'first.one', name: 'First One', reason: 'Needed' }) }),
  once('POST /api/v1/agencies/:id/administrator/link', { through: 422, path: () => `/agencies/${id('agency', 'unstaffed')}/administrator/link`, body: () => ({ person: id('person', 'team.service_admin') }) }),
  once('GET /api/v1/people'), once('GET /api/v1/teams'),
  once('GET /api/v1/teams/:id', { path: () => `/teams/${id('team', 'office')}` }), once('POST /api/v1/teams', { body: () => ({ name: 'North' }) }),
  once('PATCH /api/v1/teams/:id', { ...ownAgency, path: () => `/teams/${id('team', 'office')}`, body: () => ({ name: 'South' }), headers: version1 }),
  once('POST /api/v1/teams/:id/members', { path: () => `/teams/${id('team', 'empty')}/members`, body: () => ({ person: id('person', 'team.service_admin') }) }),
  once('GET /api/v1/team-members/:id', { path: () => `/team-members/${id('member', 'office')}` }),
  once('PATCH /api/v1/team-members/:id', { ...ownAgency, path: () => `/team-members/${id('member', 'office')}`, body: () => ({ is_manager: true }), headers: version1 }),
  once('GET /api/v1/drafts/:word', { path: () => '/drafts/kept' }), once('PUT /api/v1/drafts/:word', { path: () => '/drafts/kept', body: () => ({ body: {} }) }),
  once('GET /api/v1/me/views', { path: () => '/me/views?list=waiting-list' }), once('POST /api/v1/me/views', { body: () => ({ list: 'waiting-list', name: 'New', query: 'late=true' }) }),
  once('GET /api/v1/me/views/:id', { path: ownView }), once('DELETE /api/v1/me/views/:id', { path: ownView }),
  once('PATCH /api/v1/me/views/:id', { path: ownView, body: () => ({ name: 'Named anew' }), headers: version1 }),
  once('DELETE /api/v1/drafts/:word', { path: () => '/drafts/kept' }),
  once('GET /api/v1/accounts'), once('GET /api/v1/accounts/:id', { path: () => `/accounts/${id('person', 'team.service_admin')}` }),
  once('PATCH /api/v1/accounts/:id', { path: () => `/accounts/${id('person', 'team.service_admin')}`, body: () => ({ is_disabled: true }), headers: version1 }),
  once('POST /api/v1/invitations', { body: () => ({ username: 'somebody.new', name: 'Somebody New' }) }),
  once('POST /api/v1/accounts/:id/invitations', { path: () => `/accounts/${id('person', 'team.service_admin')}/invitations`, body: () => ({ purpose: 'reset' }) }),
  once('GET /api/v1/role-requests'), once('GET /api/v1/role-requests/:id', { ...notAllOf, path: () => `/role-requests/${id('request')}` }),
  once('GET /api/v1/me/role-requests'),
  once('POST /api/v1/role-requests', { body: (who) => ({ person: id('person', `team.${who.role}`), role: 'senco', reason: 'Needed' }) }),
  once('POST /api/v1/role-requests/:id/approve', { path: () => `/role-requests/${id('request')}/approve` }),
  once('POST /api/v1/role-requests/:id/refuse', { path: () => `/role-requests/${id('request')}/refuse` }),
  once('DELETE /api/v1/roles/:id', { ...notAllOf, path: () => `/roles/${id('role', 'team.service_admin')}` }),
  once('GET /api/v1/keys'), once('GET /api/v1/keys/:id', { ...notAllOf, path: () => `/keys/${id('key', 'asked')}` }), once('POST /api/v1/keys', { body: () => key }),
  once('POST /api/v1/keys/:id/approve', { path: () => `/keys/${id('key', 'asked')}/approve` }), once('DELETE /api/v1/keys/:id', { ...notAllOf, path: () => `/keys/${id('key', 'asked')}` }),
  once('POST /api/v1/measures/definitions', { body: () => ({ code: `m${Math.random().toString(36).slice(2)}`, name: 'Mood', about: 'About', entry: 'total', informants: ['self'], licence: 'Own', scales: [{ code: 'total', name: 'Total', min: 0, max: 9, higher_is_better: true }] }) }),
  once('POST /api/v1/sdq-packs', { body: () => ({ language: 'qaa', informant: 'teacher', version: '4-17', title: 'Made up', answers: ['A', 'B', 'C'], items: Array(25).fill('Made up'), impact: [],
    notice: 'Made up', licence_holder: 'Nobody', reference: 'None', valid_from: day(9) }) }),
  once('PATCH /api/v1/sdq-packs/:id', { path: () => `/sdq-packs/${id('pack')}`, body: () => ({ ended: true }), headers: version1 }),
  once('GET /api/v1/audit'), once('GET /api/v1/settings'), once('PUT /api/v1/settings/:word', { path: () => '/settings/sdq_from_age', body: () => ({ value: '5' }), headers: version1 }),
  once('GET /api/v1/oversight'), once('GET /api/v1/oversight/needs'), once('GET /api/v1/oversight/clocks'), once('GET /api/v1/oversight/silent'), once('GET /api/v1/oversight/overlaps'),
  once('GET /api/v1/oversight/loops'), once('GET /api/v1/oversight/bounced'), once('GET /api/v1/oversight/waits'), once('GET /api/v1/oversight/waiting'), once('GET /api/v1/oversight/outside'),
  once('GET /api/v1/services/:id/caseload', { path: (who) => `/services/${id('service', who.role)}/caseload` }), once('GET /api/v1/me/caseload'),
  once('POST /api/v1/services/:id/handover', { path: (who) => `/services/${serviceOf(who)}/handover`, body: (who) => ({ from: twoOf(who)[0], to: twoOf(who)[1], is_preview: true }) }),
  once('GET /api/v1/services/:id/covers', { path: (who) => `/services/${id('service', who.role)}/covers` }), once('GET /api/v1/covers/:id', { path: (who) => `/covers/${id('cover', who.role)}` }),
  once('POST /api/v1/services/:id/covers', { path: (who) => `/services/${serviceOf(who)}/covers`, body: (who) => ({ practitioner: twoOf(who)[0], person: twoOf(who)[1], until_on: day(-9) }) }),
  once('PATCH /api/v1/covers/:id', { path: (who) => `/covers/${id('cover', who.role)}`, body: () => ({ until_on: day(-5) }), headers: version1 }),
  // Each in a group that they run; of another's, tests/api/group.test.js.
  once('GET /api/v1/group-kinds'), once('GET /api/v1/groups'), once('POST /api/v1/groups', { body: () => ({ kind: 'task', name: `Group ${Math.random()}` }) }),
  once('GET /api/v1/groups/:id', ofGroup('groups', 'group')), once('PATCH /api/v1/groups/:id', ofGroup('groups', 'group', '', { name: 'Named anew' })),
  once('POST /api/v1/groups/:id/members', ofGroup('groups', 'group', '/members', { name: 'Ada', agency: id('agency', 'elsewhere'), duty: 'Police' })),
  once('GET /api/v1/group-members/:id', ofGroup('group-members', 'seat')), once('PATCH /api/v1/group-members/:id', ofGroup('group-members', 'seat', '', { duty: 'Deputy' })),
  once('GET /api/v1/groups/:id/actions', ofGroup('groups', 'group', '/actions')), once('POST /api/v1/groups/:id/actions', ofGroup('groups', 'group', '/actions', { what: 'New', due_on: day(-3) })),
  once('GET /api/v1/me/group-actions'), once('GET /api/v1/group-actions/:id', ofGroup('group-actions', 'gaction')),
  once('PATCH /api/v1/group-actions/:id', ofGroup('group-actions', 'gaction', '', { what: 'Other' })), once('POST /api/v1/group-actions/:id/notes', ofGroup('group-actions', 'gaction', '/notes', { text: 'Well' })),
  once('GET /api/v1/groups/:id/challenges', ofGroup('groups', 'group', '/challenges')), once('GET /api/v1/challenges/:id', ofGroup('challenges', 'card')),
  once('POST /api/v1/groups/:id/challenges', ofGroup('groups', 'group', '/challenges', { text: 'New', said_by: 'They', said_on: day(3) })),
  once('PATCH /api/v1/challenges/:id', ofGroup('challenges', 'card', '', { text: 'Other' })), once('POST /api/v1/challenges/:id/responses', ofGroup('challenges', 'card', '/responses', { text: 'So', said_by: 'I', said_on: day(3) })),
  // Every child of the world is on its list: of those whom one may not see it shows nothing.
  once('GET /api/v1/planning-meetings/:id', { path: () => `/planning-meetings/${id('meeting held')}` }), once('GET /api/v1/planning-meetings'), once('POST /api/v1/groups/:id/meetings', ofGroup('groups', 'group', '/meetings', { held_on: day(-30) })),
  once('PATCH /api/v1/planning-meetings/:id', ofGroup('planning-meetings', 'meeting', '', { held_on: day(-12) })),
  once('GET /api/v1/services/:id/work', { path: (who) => `/services/${id('service', who.role)}/work` }),
  once('POST /api/v1/services/:id/work', { path: (who) => `/services/${id('service', who.role)}/work`, body: () => ({ kind: 'duty', day: day(2), minutes: 30, people: 1 }) }),
  once('GET /api/v1/foster-households'), once('GET /api/v1/foster-households/:id', { path: (who) => `/foster-households/${id('household', who.role)}` }),
  once('POST /api/v1/foster-households', { body: () => ({ reference: `F${Math.random()}`, kind: 'connected', carers: 1, approved_on: day(3) }) }),
  once('PATCH /api/v1/foster-households/:id', { path: (who) => `/foster-households/${id('household', who.role)}`, body: () => ({ carers: 1 }), headers: version1 }),
  once('GET /api/v1/foster-households/:id/allegations', { path: (who) => `/foster-households/${id('household', who.role)}/allegations` }),
  once('POST /api/v1/foster-households/:id/allegations', { path: (who) => `/foster-households/${id('household', who.role)}/allegations`, body: () => ({ made_on: day(3) }) }),
  once('GET /api/v1/foster-allegations/:id', { path: (who) => `/foster-allegations/${id('alleged', who.role)}` }),
  once('PATCH /api/v1/foster-allegations/:id', { path: (who) => `/foster-allegations/${id('alleged', who.role)}`, body: () => ({ outcome: 'unfounded', closed_on: day(1) }), headers: version1 }),
  once('GET /api/v1/adoptive-families'), once('GET /api/v1/adoptive-families/:id', { path: (who) => `/adoptive-families/${id('family', who.role)}` }),
  once('POST /api/v1/adoptive-families', { body: () => ({ reference: `A${Math.random()}`, enquired_on: day(3) }) }),
  once('PATCH /api/v1/adoptive-families/:id', { path: (who) => `/adoptive-families/${id('family', who.role)}`, body: () => ({ assessment_from: day(3) }), headers: version1 }),
  once('GET /api/v1/service-work/:id', { path: (who) => `/service-work/${id('work', who.role)}` }),
  once('PATCH /api/v1/service-work/:id', { path: (who) => `/service-work/${id('work', who.role)}`, body: () => ({ minutes: 20 }), headers: version1 }),
  once('GET /api/v1/youth-justice-report'), once('PUT /api/v1/youth-justice-report/others', { body: () => ({ year: 2020, sex: 'F', entrants: 15 }) }),
  once('GET /api/v1/call-outs'), once('GET /api/v1/call-out-months'), once('GET /api/v1/call-outs/:id', { path: () => `/call-outs/${id('callout')}` }),
  once('POST /api/v1/call-outs', { body: () => ({ home: 'Larch House', area: 'Here', on: day(3), reason: 'missing', arrested: false }) }),
  once('PATCH /api/v1/call-outs/:id', { path: () => `/call-outs/${id('callout')}`, body: () => ({ agreed: 'So' }), headers: version1 }),
  once('GET /api/v1/services/:id/evaluations', { path: (who) => `/services/${id('service', who.role)}/evaluations` }),
  once('POST /api/v1/services/:id/evaluations', { path: (who) => `/services/${id('service', who.role)}/evaluations`, body: () => ({ title: 'Another', called: 'us', from: day(1), until: day(-1) }) }),
  once('GET /api/v1/evaluations/:id', { path: (who) => `/evaluations/${id('round', who.role)}` }),
  once('PATCH /api/v1/evaluations/:id', { path: (who) => `/evaluations/${id('round', who.role)}`, body: () => ({ title: 'It' }), headers: version1 }),
  once('POST /api/v1/evaluations/:id/links', { path: (who) => `/evaluations/${id('round', who.role)}/links`, body: () => ({ for_whom: 'carer', name: 'They', most: 3 }) }),
  once('GET /api/v1/evaluations/:id/forms', { path: (who) => `/evaluations/${id('round', who.role)}/forms` }),
  once('POST /api/v1/evaluations/:id/forms', { path: (who) => `/evaluations/${id('round', who.role)}/forms`, body: () => ({ for_whom: 'carer', answers: [{ code: 'access', number: 3 }] }) }),
  once('POST /api/v1/evaluations/:id/themes', { path: (who) => `/evaluations/${id('round', who.role)}/themes`, body: () => ({ tone: 'good', name: 'Another', comments: [] }) }),
  once('GET /api/v1/feedback-themes/:id', { path: (who) => `/feedback-themes/${id('theme', who.role)}` }),
  once('PATCH /api/v1/feedback-themes/:id', { path: (who) => `/feedback-themes/${id('theme', who.role)}`, body: () => ({ name: 'It' }), headers: version1 }),
  once('GET /api/v1/feedback-links/:id', { path: (who) => `/feedback-links/${id('rlink', who.role)}` }),
  once('PATCH /api/v1/feedback-links/:id', { path: (who) => `/feedback-links/${id('rlink', who.role)}`, body: () => ({ ended: true }), headers: version1 }),
  once('GET /api/v1/feedback/:id', { path: (who) => `/feedback/${id('rform', who.role)}` }),
  once('PATCH /api/v1/feedback/:id', { path: (who) => `/feedback/${id('rform', who.role)}`, body: () => ({ struck_why: 'Twice' }), headers: version1 }),
  once('GET /api/v1/feedback-questions', { path: () => '/feedback-questions?kind=training&for_whom=professional', isAffair: true }), once('GET /api/v1/training-kinds'), once('GET /api/v1/training-sessions'), once('GET /api/v1/me/training'), once('GET /api/v1/training-teams'),
  once('POST /api/v1/services/:id/training-sessions', { path: (who) => `/services/${id('service', who.role)}/training-sessions`, body: () => ({ kind: 'sdq', title: 'It', held_on: day(-3), minutes: 60 }) }),
  once('GET /api/v1/training-sessions/:id', { path: (who) => `/training-sessions/${id('training', who.role)}` }),
  once('PATCH /api/v1/training-sessions/:id', { path: (who) => `/training-sessions/${id('training', who.role)}`, body: () => ({ title: 'That' }), headers: version1 }),
  once('POST /api/v1/training-sessions/:id/people', { path: (who) => `/training-sessions/${id('training', who.role)}/people`, body: () => ({ role: 'Carers', n: 2 }) }),
  once('GET /api/v1/training-people/:id', { path: (who) => `/training-people/${id('trained', who.role)}` }),
  once('PATCH /api/v1/training-people/:id', { path: (who) => `/training-people/${id('trained', who.role)}`, body: () => ({ removed: true }), headers: version1 }),
  once('POST /api/v1/training-sessions/:id/links', { path: (who) => `/training-sessions/${id('training', who.role)}/links`, body: () => ({ kind: 'training', name: 'They', most: 3 }) }),
  once('POST /api/v1/training-sessions/:id/forms', { path: (who) => `/training-sessions/${id('training', who.role)}/forms`, body: () => ({ kind: 'training', answers: [{ code: 'useful', number: 3 }] }) }),
  once('POST /api/v1/training-sessions/:id/later', { path: (who) => `/training-sessions/${id('training', who.role)}/later`, body: () => ({ answers: [{ code: 'used', number: 3 }] }) }),
  once('GET /api/v1/pep-return'), once('GET /api/v1/school-terms'), once('GET /api/v1/school-terms/:id', { path: () => `/school-terms/${id('term', 'now')}` }),
  once('POST /api/v1/school-terms', { body: () => ({ name: 'Next', from_on: day(-90), until_on: day(-150) }) }),
  once('PATCH /api/v1/school-terms/:id', { path: () => `/school-terms/${id('term', 'now')}`, body: () => ({ name: 'This' }), headers: version1 }),
  once('GET /api/v1/imports'), once('GET /api/v1/imports/:id', { path: (who) => `/imports/${id('batch', who.role)}` }),
  once('GET /api/v1/imports/:id/problems', { path: (who) => `/imports/${id('batch', who.role)}/problems` }),
  once('POST /api/v1/imports', { body: () => ({ year: 2025, files: [{ name: 'header.csv', text: 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nX1,M,01/01/2015,WBRI,UN1,,\n' }] }) }),
  once('POST /api/v1/imports/:id/commit', { through: 409, path: (who) => `/imports/${id('batch', who.role)}/commit` }), once('DELETE /api/v1/imports/:id', { path: (who) => `/imports/${id('batch', who.role)}` }),
  // National returns, of everybody whom one may see; nothing was sent yet.
  once('GET /api/v1/returns/ssda903/:word', { path: () => '/returns/ssda903/2026' }), once('POST /api/v1/returns/ssda903/:word', { through: 409, path: () => '/returns/ssda903/2026', body: () => ({ digest: '0'.repeat(64) }) }),
  ...['Header', 'Episodes', 'Reviews', 'UASC', 'OC2', 'OC3', 'AD1', 'PlacedAdoption', 'PrevPerm', 'Missing', 'SWEpisodes'].map((name) => once(`GET /api/v1/returns/ssda903/:word/${name}.csv`, { path: () => `/returns/ssda903/2026/${name}.csv` })),
  once('GET /api/v1/returns/dfe-csc'), once('GET /api/v1/returns/dfe-csc/check'), once('POST /api/v1/returns/dfe-csc', { through: 409, body: () => ({ digest: '0'.repeat(64) }) }),
  once('GET /api/v1/returns/sent'), ...['', '/problems', '/Header.csv'].map((part) => once(`GET /api/v1/returns/sent/:id${part.replace('/Header.csv', '/:word')}`, { path: (who) => `/returns/sent/${id('return', who.role)}${part}` })),
];

// Everybody who has signed in, or everybody: their own affairs. Only whether one is let in is asked here; tests/api/identity.test.js has the rest.
const affairs = `GET /api/openapi.json
POST /api/v1/session
GET /api/v1/session
DELETE /api/v1/session
POST /api/v1/session/code
GET /api/v1/session/list
DELETE /api/v1/session/list
DELETE /api/v1/session/list/:id
GET /api/v1/sdq/definition
GET /api/v1/measures/definitions
GET /api/v1/measures/definitions/:id
GET /api/v1/sdq-packs
GET /api/v1/sdq-packs/:id
GET /api/v1/measures/definitions/:id/norms
GET /api/v1/directory
POST /api/v1/invitations/accept
POST /api/v1/account/reset
POST /api/v1/account/reset-request
POST /api/v1/account/password
POST /api/v1/account/code/enrol
POST /api/v1/account/code/confirm
GET /api/v1/forms/:word
PUT /api/v1/forms/:word
POST /api/v1/forms/:word`.split('\n').map((name) => once(name, { path: () => name.split(' ')[1].replace(':id', id('no session')).replace(':word', 'no-such-form'), isAffair: true }));

export const requests = [...children, ...others, ...affairs].sort((a, b) => Boolean(a.later) - Boolean(b.later));
export const methodOf = (request) => request.name.split(' ')[0];
export const routeOf = (request) => request.name.split(' ').slice(0, 2).join(' ');
