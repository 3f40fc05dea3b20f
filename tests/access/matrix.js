// One cell of the matrix: what the oracle lets one expect, what the service answered. A letter each:
//   + all of it   ~ part of it, the rest is held back   . nothing of it   0 as if it never was (404)
//   - refused (403)   c not without a new code (403)   ! nobody is signed in (401)   blank: it makes no sense there
import { gate, reach } from './oracle.js';
import { marksIn, maySee } from './marks.js';
import { methodOf } from './requests.js';
import { places, standsOf } from './world.js';

export const columns = [...Object.keys(places), 'X']; // X: an id that never was
const refusals = { no: '-', scope: '-', code: 'c' };

// ---------------------------------------------------------------------------------------------- what is to be expected

const isRead = (request) => methodOf(request) === 'GET';

/** need: {record, action}, or the word public, signed in, or calendar: for whoever has its address, and nobody else whoever they are. */
export function expected(request, need, asker, place) {
  if (need === 'calendar') return '0';
  if (!asker.who) return need === 'public' ? '+' : '!';
  if (!need.record) return '+';
  const first = gate(asker.who, need.record, need.action);
  if (request.once) return first === 'yes' ? (request.letter?.(asker) ?? '+') : refusals[first];
  // Whoever may make such a record is let in to read their own; those of the world are all others'.
  if (first !== 'yes' && !(need.own && gate(asker.who, need.record, need.own) === 'yes')) return refusals[first];
  if (place === 'X' || !isInSight(request, asker, place)) return '0';
  return isRead(request) ? readLetter(request, need, asker, place) : writeLetter(request, asker, place);
}

function isInSight(request, asker, place) {
  if (request.isMine && !standsOf(asker.role, place).length) return false;
  return maySee(asker, { kind: request.main, place, role: asker.role });
}

function readLetter(request, need, asker, place) {
  if (need.record === 'look') return reaches(asker, place, ['look', 'view', 1]) ? '+' : '.';
  const parts = request.parts.map((kind) => maySee(asker, { kind, place, role: asker.role }));
  return parts.every(Boolean) ? '+' : parts.some(Boolean) ? '~' : request.isList ? '0' : '.';
}

// own: whether the entry is of the own service; or the role whose agency has it, each role of the world being of an agency of its own
const reaches = (asker, place, [record, action, tier, own]) =>
  (typeof own !== 'string' || asker.role === own) && reach(asker.who, record, action, standsOf(asker.role, place), { denied: place === 'D', own }) >= tier;

function writeLetter(request, asker, place) {
  const has = (need) => (Array.isArray(need[0]) ? need.some(has) : reaches(asker, place, need));
  return request.needs.every(has) ? '+' : '-';
}

// ---------------------------------------------------------------------------------------------- what was answered

/** The letter of an answer, and the marks in it that should not be there. */
export function observed(request, asker, place, answer) {
  const marks = marksIn(answer.text, answer.body);
  const leaks = asker.who ? marks.filter((one) => !maySee(asker, one)) : marks;
  return { letter: letterOf(request, asker, place, answer, marks), leaks: leaks.map((one) => Object.values(one).join('@')) };
}

const undone = 408; // what the triggers of undo() make of a write that everything let through

function letterOf(request, asker, place, { status, body }, marks) {
  if (status === 401) return '!';
  if (request.isAffair) return '+';
  if (status === 403) return body.type === '/problems/step-up' ? 'c' : '-';
  if (status === 404) return '0';
  if (status === 422 && body.errors?.some((fault) => fault.pointer.startsWith('/children/'))) return '0'; // one of many
  if (status !== 200 && status !== (request.through ?? undone) && !(request.once && status < 300)) return `${status}`;
  if (request.once || !isRead(request)) return '+';
  if (request.later) return body.items.length ? '+' : '.';
  const seen = request.parts.map((kind) => marks.some((one) => one.kind === kind && one.place === place && (!kind.startsWith('own') || one.role === asker.role)));
  return seen.every(Boolean) ? '+' : seen.some(Boolean) ? '~' : request.isList ? '0' : '.';
}

/** Lets every change through to the end and then undoes it, so that the world stays as it is: what was let through answers 408, which nothing
 * else here does. What is reckoned from the records (migration 0079), by whoever reads it, is no change. */
export const undo = `
  CREATE FUNCTION undo() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'timeout'; END $$;
  DO $$ DECLARE t record; BEGIN
    FOR t IN SELECT relname, CASE relname WHEN 'session' THEN 'UPDATE OF ended_at' WHEN 'api_key' THEN 'INSERT OR UPDATE OF approved_at, revoked_at'
                                          ELSE 'INSERT OR UPDATE OR DELETE' END AS change
               FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_get_userbyid(relowner) = 'around_owner'
                AND relname NOT IN ('version', 'sight', 'sign_in_try', 'known_device', 'child_search', 'idempotency', 'schema_migration', 'child_count', 'month_count', 'count_stale', 'cohort_child', 'cohort_month', 'cohort_stale') LOOP
      EXECUTE format('CREATE CONSTRAINT TRIGGER undo AFTER %s ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION undo()', t.change, t.relname);
    END LOOP;
  END $$`;
