import assert from 'node:assert/strict';
import test from 'node:test';
import { type Box, overlap } from '../src/charts/box';
import { layoutPeople, NAME, type MapInput, type MapPerson, type PeopleMap } from '../src/charts/people';
import { textWidth } from '../src/charts/text';
import { onceEach, peopleSentence } from '../src/picture/people';
import type { Person } from '../src/picture/types';

const GROUPS = ['family', 'home', 'health', 'social_care', 'school', 'other'];
const NAMES = ['Nan', 'Kayleigh', 'Mum', 'Craig', 'Auntie Philomena', 'Ruth', 'Ms Constantinopoulos', 'Grandad Montgomery', 'Mr Osei', 'CAMHS'];

function crowd(n: number, seed: number): MapPerson[] {
    let s = seed;
    const random = (most: number): number => (s = (s * 1103515245 + 12345) % 2147483648) % most;
    return Array.from({ length: n }, (_, i) => ({
        id: String(i),
        label: `${NAMES[i % NAMES.length]}${i >= NAMES.length ? ` ${i}` : ''}`,
        group: GROUPS[random(6)]!,
        closeness: random(7) === 0 ? null : 1 + random(5),
    }));
}

function boxes(map: PeopleMap): { owner: string; box: Box }[] {
    return map.people.flatMap((p) => [
        { owner: `${p.id} marker`, box: { x: p.x - 8, y: p.y - 8, w: 16, h: 16 } },
        ...p.lines.map((line) => {
            const w = textWidth(line.text, NAME, true);
            const x = p.anchor === 'start' ? line.x : p.anchor === 'end' ? line.x - w : line.x - w / 2;
            return { owner: `${p.id} ${line.text}`, box: { x, y: line.y - 10, w, h: 11 } };
        }),
    ]);
}

function assertClear(input: MapInput): PeopleMap {
    const map = layoutPeople(input);
    const all = boxes(map);
    all.forEach((a, i) => {
        for (const b of all.slice(i + 1)) assert.ok(!overlap(a.box, b.box), `${a.owner} and ${b.owner} overlap`);
        assert.ok(a.box.x >= -1 && a.box.x + a.box.w <= map.width + 1, `${a.owner} leaves the map at a side`);
        assert.ok(a.box.y >= -1 && a.box.y + a.box.h <= map.height + 1, `${a.owner} leaves the map above or below`);
    });
    assert.equal(map.people.length + map.leftOut.length, input.people.length);
    return map;
}

test('fourteen people on a desk: all there, nothing overlaps', () => {
    for (let seed = 1; seed <= 20; seed++) {
        const map = assertClear({ width: 480, people: crowd(14, seed), groups: GROUPS });
        assert.equal(map.leftOut.length, 0, `seed ${seed}`);
    }
});

test('forty people on the wide map: all there, nothing overlaps', () => {
    for (let seed = 1; seed <= 4; seed++) {
        const map = assertClear({ width: 760, people: crowd(40, seed), groups: GROUPS });
        assert.equal(map.leftOut.length, 0, `seed ${seed}`);
    }
});

test('too many for the room: those who are placed do not overlap, the others are counted', () => {
    const same = crowd(60, 3).map((p) => ({ ...p, group: 'family', closeness: 1 }));
    const map = assertClear({ width: 320, people: same, groups: GROUPS });
    assert.ok(map.leftOut.length > 0);
});

test('nearer the middle means closer', () => {
    const map = layoutPeople({ width: 480, people: crowd(20, 5), groups: GROUPS });
    const people = new Map(crowd(20, 5).map((p) => [p.id, p]));
    const distance = (id: string): number => {
        const p = map.people.find((each) => each.id === id)!;
        return Math.hypot(p.x - map.middle.x, p.y - map.middle.y);
    };
    for (const a of map.people) {
        for (const b of map.people) {
            const [near, far] = [people.get(a.id)!.closeness ?? 6, people.get(b.id)!.closeness ?? 6];
            if (near < far) assert.ok(distance(a.id) < distance(b.id), `${a.id} (${near}) is not nearer than ${b.id} (${far})`);
        }
    }
});

test('the same people give the same picture, in whatever order they come', () => {
    const people = crowd(18, 9);
    const places = (list: MapPerson[]): unknown => layoutPeople({ width: 480, people: list, groups: GROUPS }).people.map((p) => [p.id, p.x, p.y]);
    assert.deepEqual(places(people), places([...people].reverse()));
});

test('nobody at all is a circle with the child in it', () => {
    assert.deepEqual(layoutPeople({ width: 480, people: [], groups: GROUPS }).people, []);
});

test('somebody whom the child named and who works with them is one person', () => {
    const person = (name: string, more: object) =>
        ({ id: name, name, called: null, relation: null, group: 'other', closeness: null, tie: null, knows_best: false, is_worker: false, ...more }) as Person;
    const people = onceEach([
        person('Amira Khan', { is_worker: true, relation: 'Social worker', group: 'social_care' }),
        person('Lena Frost', { is_worker: true, relation: 'Educational psychology' }),
        person('Lena Frost', { is_worker: true, relation: 'Consultation' }),
        person('Amira Khan', { called: 'Amira', closeness: 2 }),
        person('Amira Khan', { called: 'Auntie', relation: 'aunt' }),
    ]);
    assert.deepEqual(people.map((p) => [p.called ?? p.name, p.relation, p.closeness]), [
        ['Amira', null, 2], ['Auntie', 'aunt', null], ['Lena Frost', 'Educational psychology, Consultation', null],
    ]);
});

test('the sentence says who is closest, or that nobody has asked', () => {
    const person = (called: string, closeness: number | null, knows_best = false) =>
        ({ id: called, name: called, called, relation: null, group: 'family', closeness, tie: null, knows_best, is_worker: false }) as Person;
    assert.equal(peopleSentence([person('Nan', 1, true), person('Ruth', 1), person('Mum', 3)], 'Jay'), '3 people are around Jay. Nan and Ruth feel closest. Nan knows Jay best.');
    assert.equal(peopleSentence([person('Nan', 2)], 'Jay'), 'One person is around Jay. Nan feels closest.');
    assert.equal(peopleSentence([person('Nan', null), person('Mum', null)], 'Jay'), '2 people are around Jay. Jay has not been asked yet how close they feel.');
});
