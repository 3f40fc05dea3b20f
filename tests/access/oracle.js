// The oracle: oracle.tsv as functions. Nothing here comes from the service or its policy.
import { readFileSync } from 'node:fs';

export const roles = `social_worker team_manager reviewing_officer virtual_school designated_teacher senco educational_psychologist
  camhs_clinician camhs_social_worker clinical_psychologist care_nurse wellbeing_practitioner youth_justice_worker fostering_worker
  adoption_worker personal_adviser mental_health_lead information_governance service_admin analyst system_admin machine_key`.split(/\s+/);

export const persons = roles.filter((role) => role !== 'machine_key');

const actionOf = { V: 'view', C: 'create', E: 'edit', G: 'change', K: 'ask', B: 'bulk', X: 'export', N: 'nudge' };
export const actions = Object.values(actionOf);
/** How somebody can stand to a child; E: a service, or its practitioner, whose involvement ended within 28 days. */
export const relations = [...'ATINPSE'];
const namedAlone = 4; // a tier that ends with the involvement

function read() {
  const cells = [];
  let records = [];
  for (const line of readFileSync(new URL('oracle.tsv', import.meta.url), 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    if (line.startsWith('= ')) {
      records = line.slice(2).split(' ');
      continue;
    }
    const [who, may, how, tier, mark] = line.split('\t');
    const named = who === 'everybody' ? roles : who === 'persons' ? persons : who.split(' ');
    const wrong = named.find((role) => !roles.includes(role)) ?? [...may.replaceAll(' ', '')].find((a) => !actionOf[a]);
    if (wrong || !records.length || !/^[0-5]$/.test(tier) || !['*', 'own', undefined].includes(mark)) throw new Error(`oracle.tsv: ${line}`);
    for (const record of records)
      for (const role of named)
        for (const action of may.split(' '))
          cells.push({ record, role, action: actionOf[action], relations: how.split(' '), tier: Number(tier), fresh: mark === '*', own: mark === 'own' });
  }
  return cells;
}

export const cells = read();
export const records = [...new Set(cells.map((cell) => cell.record))];

const index = new Map();
for (const cell of cells) {
  const key = `${cell.role} ${cell.record} ${cell.action}`;
  index.set(key, [...(index.get(key) ?? []), cell]);
}
const cellsOf = (role, record, action) => index.get(`${role} ${record} ${action}`) ?? [];

/** Whether a key's scopes cover it: the record of that name and those whose names go on after it. */
const inScope = (scopes, record, action) => scopes.some((scope) => {
  const [name, kind] = scope.split(':');
  if (record !== name && !record.startsWith(`${name}_`)) return false;
  return kind === 'read' ? action === 'view' || action === 'export' : action !== 'export';
});

// who: {roles, fresh, scopes?}: scopes are a key's.
const covers = (who, record, action) => !who.scopes || inScope(who.scopes, record, action);

/** Whether this kind of person does this kind of thing at all: yes, no, scope, or code (not without a fresh one). */
export function gate(who, record, action) {
  if (!covers(who, record, action)) return 'scope';
  const all = who.roles.flatMap((role) => cellsOf(role, record, action)).filter((cell) => !who.scopes || !cell.fresh);
  if (!all.length) return 'no';
  return all.some((cell) => !cell.fresh || who.fresh) ? 'yes' : 'code';
}

/** The highest tier of a child's entries that it reaches; -1: none. stands: [{role, relation}]; denied: whether a deny stands; own: whether
 * the entry is of a service of theirs. */
export function reach(who, record, action, stands, { denied = false, own = true } = {}) {
  if (denied || !covers(who, record, action)) return -1;
  let best = -1;
  for (const role of who.roles)
    for (const cell of cellsOf(role, record, action)) {
      if (cell.fresh && (!who.fresh || who.scopes) || cell.own && !own) continue;
      if (cell.relations.includes('O')) best = Math.max(best, cell.tier);
      for (const stand of stands)
        if (stand.role === role) best = Math.max(best, tierBy(cell, stand.relation));
    }
  return best;
}

function tierBy(cell, relation) {
  if (cell.relations.includes(relation)) return cell.tier;
  const reads = cell.relations.includes('I') || cell.relations.includes('N') && cell.tier < namedAlone;
  return relation === 'E' && cell.action === 'view' && reads ? cell.tier : -1;
}

/** Where no child is needed. */
export const may = (who, record, action) =>
  covers(who, record, action) &&
  who.roles.some((role) => cellsOf(role, record, action).some((cell) => (!cell.fresh || who.fresh) && cell.relations.some((one) => one === 'O' || one === '-')));
