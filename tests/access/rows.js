// The tables straight at PostgreSQL, and what the oracle lets one expect of a row.
import { may, reach } from './oracle.js';
import { maySee } from './marks.js';
import { kinds, standsOf } from './world.js';

// A column that the application may set, and the action that this is.
const columns = {
  child: 'pronouns', around_person: 'called', alert: 'detail', allocation: 'until_on', care_episode: 'until_on', legal_status: 'until_on',
  review: 'code', enrolment: 'until_on', send_status: 'until_on', ehcp: 'school', thrive: 'why', home: 'carers', home_address: 'lines', outside_county: 'host_name', outside_step: 'note', protection_plan: 'category', edge_of_care: 'end_reason',
  health_check: 'by_whom', health_summary: 'text', health_content: 'text', health_due: 'why', review_plan: 'place', review_record: 'notes', review_decision: 'owner', review_due: 'why',
  visit: 'visitor', visit_note: 'heard', visit_due: 'why', pep: 'next_on', words: 'text', words_point: 'text', words_picture: 'about', words_picture_file: 'content', preference: 'text', words_asked: 'outcome',
  people_map: 'drawn_with', document: 'title', document_file: 'why', sdq: 'total',
  sdq_score: 'emotional', sdq_answer: 'answers', sdq_none: 'code', measure: 'informant', measure_band: 'bands', measure_score: 'note', task: 'outcome', referral: 'offered_at', referral_content: 'need',
  referral_clock: 'is_met', referral_event: 'decline_code', referral_reason: 'reason', involvement: 'outcome', contact: 'place', contact_note: 'text', therapy_note: 'text', match_task: 'reason', sibling: 'family_time',
  carer: 'name', form_link: 'ended_at', consent: 'until_on', sharing_basis: 'why', sharing_wish: 'until_on',
  planning: 'agreed', graduated_step: 'what', need_decision: 'why',
  missing_episode: 'interview_on', permanence_plan: 'goal', adoption: 'matched_on', previous_permanence: 'authority', uasc: 'ceased_on',
  motherhood: 'born_on', health_told: 'teeth_check', substance_told: 'offered', conviction_told: 'convicted', worker_told: 'until_on',
  care_leaver: 'until_on', pathway_plan: 'summary', pathway_review: 'struck', leaver_contact: 'note', attendance: 'attended', exclusion: 'note', reduced_timetable: 'why', education_result: 'met',
  youth_justice_outcome: 'note', police_call_out_child: 'call_out_id', speech_language: 'by_whom', speech_language_finding: 'text',
  plan: 'title', plan_content: 'letter', plan_goal: 'what', plan_rating: 'words', plan_review: 'found', plan_edition: 'what_changed', plan_share: 'ended_on', action: 'outcome',
};
export const tables = Object.keys(columns);
const moved = ['task', 'action', 'referral', 'referral_clock', 'referral_event', 'referral_content', 'referral_reason', 'match_task'];

const union = (text) => tables.map(text).join(' UNION ALL ');
/** All that somebody sees: ids. To plan it takes longer than to run it, so a connection that asks often prepares it. */
export const seen = `${union((table) => `SELECT id FROM ${table}`)} UNION ALL SELECT child_id FROM child_search`;
/** All that somebody may change of these ($1); within a transaction that is rolled back. */
export const changed = `WITH ${tables.map((table) => `c_${table} AS (UPDATE ${table} SET ${columns[table]} = ${columns[table]} WHERE id = ANY ($1) RETURNING id)`).join(', ')}
  ${union((table) => `SELECT id FROM c_${table}`)}`;

/** What `inserted` asks of a connection first: for each of these tables a statement, planned once, that puts in a row. {table: columns} */
export const inserts = (columns) => Object.entries(columns).filter(([table]) => tables.includes(table)).map(([table, list]) =>
  `PREPARE put_${table} (json) AS INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_record(NULL::${table}, $1);`).join('\n');

/** Tries to put in each row of the temporary list in setting test.rows: answers in test.passed the places in it that the policies let through. What fails
 * later, on a key that is there already, was let through. */
export const inserted = `
  DO $$
  DECLARE
    r record; passed text := '';
  BEGIN
    FOR r IN SELECT e.n, e.x ->> 'table' AS tab, e.x -> 'row' AS row
               FROM json_array_elements(current_setting('test.rows')::json) WITH ORDINALITY e (x, n) LOOP
      BEGIN
        EXECUTE format('EXECUTE put_%s (%L)', r.tab, r.row);
        passed := passed || ' ' || r.n;
        RAISE EXCEPTION USING ERRCODE = 'P0002';
      EXCEPTION
        WHEN no_data_found THEN NULL;
        WHEN insufficient_privilege THEN
          IF SQLERRM NOT LIKE '%row-level security%' THEN RAISE; END IF;
        WHEN integrity_constraint_violation THEN passed := passed || ' ' || r.n;
      END;
    END LOOP;
    PERFORM set_config('test.passed', passed, false);
  END $$`;

// ---------------------------------------------------------------------------------------------- what is to be expected

const reaching = (asker, place) => (record, action, tier, own) => reach(asker.who, record, action, standsOf(asker.role, place), { denied: place === 'D', own }) >= tier;

// Whose agency has a plan or an action of the world: it alone changes them.
const agencyOf = (kind) => (kind in kinds && kinds[kind][0] === 'action' ? 'social_worker' : { plan_joint: 'educational_psychologist', plan_treatment: 'camhs_clinician' }[kinds[kind][1]]);
const isOfAgency = (asker, kind) => [undefined, asker.role].includes(agencyOf(kind));

export function mayChange(asker, mark, tier) {
  const [table, record] = kinds[mark.kind];
  const reaches = reaching(asker, mark.place);
  const action = moved.includes(table) ? 'change' : 'edit';
  if (['words_picture_file', 'document_file', 'record_moved'].includes(table)) return false; // a file stays as it came, what was moved is written by its function
  const may = reaches(record, action, tier, false) || ['outside_step', 'pep'].includes(table) && reaches(record, 'change', tier); // done by those who do not keep the home too, signed off by those who do not write it
  return maySee(asker, mark, tier) && may && isOfAgency(asker, mark.kind);
}

/** Whether somebody may put in a copy of this entry, as their own. */
export function mayMake(asker, { kind, place }, tier) {
  const [table, record] = kinds[kind];
  const reaches = reaching(asker, place);
  const any = (type, actions, own) => actions.some((action) => reaches(type, action, tier, own));
  if (record.startsWith('plan_')) return any(record, [table === 'plan' ? 'create' : 'edit']) && isOfAgency(asker, kind);
  switch (table) {
    case 'document': case 'document_file': return false; // of another agency's
    case 'child': return may(asker.who, record, 'create');
    case 'sdq_score': case 'sdq_answer': return any(record, ['create']) || kind.startsWith('t') && any('sdq_detail_teacher', ['create']);
    case 'referral': return any(record, ['create', 'ask']);
    case 'referral_clock': case 'referral_event': return any(record, ['create', 'ask', 'change']);
    case 'referral_reason': return any(record, ['create', 'change']);
    case 'involvement': case 'contact': case 'contact_note': case 'therapy_note': return any(record, ['create'], false);
    default: return any(record, ['create']);
  }
}
