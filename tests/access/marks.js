// What an answer shows: the marks in it, and whether the oracle lets this person see each.
import { persons, reach, roles } from './oracle.js';
import { id, kinds, places, standsOf } from './world.js';

// The marks: by text, and by the ids of entries.
export const known = new Map();
for (const place of Object.keys(places)) {
  for (const kind of ['child', ...Object.keys(kinds)]) known.set(id(kind, place), { kind, place });
  for (const role of roles)
    for (const kind of ['referral', 'involvement', 'allocation', 'content', 'contact', 'note', 'therapy', 'carer', 'cref']) known.set(id(kind, place, role), { kind: `own${kind}`, place, role });
}
const placeOf = Object.fromEntries(Object.entries(places).map(([place, word]) => [word, place]));
const words = new RegExp(`\\b(?:own(note|therapy|)(\\d+)x|(local|[a-z]+?))(${Object.values(places).join('|')})\\b`, 'g');
const ids = /\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}\b/g;

/** The marks in an answer, each once: {kind, place, role?}. */
export function marksIn(text, body) {
  const found = new Map();
  const put = (one) => found.set(`${one.kind} ${one.place} ${one.role ?? ''}`, one);
  for (const [, own, number, kind, word] of text.matchAll(words)) {
    if (number) put({ kind: `own${own || 'content'}`, place: placeOf[word], role: roles[Number(number)] });
    else if (kind === 'local') put({ kind: 'child', place: placeOf[word] });
    else if (kind in kinds) put({ kind, place: placeOf[word] });
  }
  for (const [text_] of text.matchAll(ids)) if (known.has(text_)) put(known.get(text_));
  answersIn(body, put);
  return [...found.values()];
}

// The 25 answers are numbers: a form that has them shows them.
function answersIn(value, put) {
  if (!value || typeof value !== 'object') return;
  const form = value.answers && known.get(value.id);
  if (form) put({ kind: form.kind === 'tsdq' ? 'tanswer' : 'answer', place: form.place });
  for (const one of Object.values(value)) answersIn(one, put);
}

const ownKinds = { owncarer: ['carer', 1], owncref: ['referral', 1], ownreferral: ['referral', 1], owninvolvement: ['involvement', 1], ownallocation: ['allocation', 1], owncontent: ['referral_content', 3],
  owncontact: ['contact', 1], ownnote: ['contact_note', 3], owntherapy: ['therapy_note', 4] };

/** The record type of a mark, and its usual tier. */
export const typeOf = (kind) => ownKinds[kind] ?? kinds[kind].slice(1);

/* To a carer of the world one role's person stands alone; T: the team of whoever recorded them. */
const isOfOne = (kind, place) => ['owncarer', 'owncref'].includes(kind) && place !== 'T';

/** Whether an asker may see what a mark stands for; tier: where it was raised or lowered. */
export function maySee(asker, { kind, place, role }, given) {
  const tier = given ?? typeOf(kind)[1];
  const [record] = typeOf(kind);
  const stands = isOfOne(kind, place) && role !== asker.role ? [] : standsOf(asker.role, place);
  const reaches = (type, more, at = tier) => reach(asker.who, type, 'view', stands, { denied: place === 'D', ...more }) >= at;
  if (record === 'therapy_note') return reaches(record, { own: kind === 'owntherapy' && role === asker.role }); // of the own service's alone
  if (kind === 'taction' && !reaches('plan_treatment', {}, given ?? 1)) return false; // an action of a plan of which one may not know
  if (reaches(record)) return true;
  if (kind === 'owncref' && place === 'E' && role === asker.role && persons.includes(role)) return true; // their service closed it within 28 days
  if (kind === 'tscore' || kind === 'tanswer') return reaches('sdq_detail_teacher');
  if (kind === 'owncontent') return reaches('referral_content_own', { own: role === asker.role });
  return false;
}
