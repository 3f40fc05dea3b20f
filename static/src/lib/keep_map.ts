/*
 * Keeps a map while it is drawn: the first move begins it, each one after that goes on with it, in order. What somebody else moved
 * meanwhile stays, and ours goes on top of it.
 */
import { useRef, useState } from 'preact/hooks';
import { answer, api, match, merging, once, Problem } from './api';
import { timeNow, today } from './dates';
import type { AroundItem, PeopleMapRecord, Tie } from './types';

export type Place = Pick<AroundItem, 'closeness' | 'tie' | 'knows_best'>;
export type Keeping = { state: 'new' | 'keeping' | 'failed' } | { state: 'kept'; at: string };

const bodyOf = (person: string, place: Place) => ({ places: [{ person, closeness: place.closeness, tie: place.tie as Tie | null, knows_best: place.knows_best }] });

export function useKeepMap(child: string, by_child: boolean, drawn_with: string, kept: (map: PeopleMapRecord, unsent: ReadonlySet<string>) => void) {
    const [state, setState] = useState<Keeping>({ state: 'new' });
    const [isShared, setShared] = useState(false);
    const map = useRef<PeopleMapRecord | null>(null);
    const line = useRef<Promise<void>>(Promise.resolve());
    const waiting = useRef<string[]>([]); // whom, in order

    const begin = (person: string, place: Place) => {
        const body = { drawn_on: today(), by_child, drawn_with, ...bodyOf(person, place) };
        return answer<PeopleMapRecord>(api.POST('/children/{child}/maps', { params: { path: { child } }, body, headers: once({ ...body, at: Date.now() }) }));
    };
    const goOn = (on: PeopleMapRecord, person: string, place: Place) =>
        answer<PeopleMapRecord>(api.PATCH('/maps/{id}', { params: { path: { id: on.id }, header: match(on) }, body: { by_child, ...bodyOf(person, place) }, headers: merging }));

    const send = async (person: string, place: Place): Promise<PeopleMapRecord> => {
        if (!map.current) return begin(person, place);
        try {
            return await goOn(map.current, person, place);
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            setShared(problem.status === 412 || problem.status === 409);
            if (problem.status === 412) return goOn(problem.body.current as PeopleMapRecord, person, place);
            if (problem.status === 409) return begin(person, place); // somebody began a later one
            throw problem;
        }
    };
    const keep = (person: string, place: Place): void => {
        waiting.current.push(person);
        setState({ state: 'keeping' });
        line.current = line.current.then(async () => {
            try {
                map.current = await send(person, place);
                const unsent = new Set(waiting.current.slice(1));
                kept(map.current, unsent);
                setState(unsent.size ? { state: 'keeping' } : { state: 'kept', at: timeNow() });
            } catch (problem) {
                if (!(problem instanceof Problem)) throw problem;
                setState({ state: 'failed' });
            } finally {
                waiting.current.shift();
            }
        });
    };
    return { state, isShared, keep };
}
