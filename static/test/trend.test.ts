import assert from 'node:assert/strict';
import test from 'node:test';
import { overlap } from '../src/charts/box';
import { dayOf } from '../src/charts/days';
import { textWidth } from '../src/charts/text';
import { END_NAME, LANE_WORD, layoutTrend, type TrendInput, type TrendSeries, VALUE } from '../src/charts/trend';

const TODAY = dayOf('2026-11-22');
const BANDS = ['Close to average', 'Slightly raised', 'High', 'Very high'];

function series(key: string, label: string, points: [string, number, number][]): TrendSeries {
    return { key, label, band: 'High', points: points.map(([day, score, height]) => ({ day: dayOf(day), score, height })) };
}

function input(given: Partial<TrendInput>): TrendInput {
    return {
        width: 800, bands: BANDS, today: TODAY, spans: [],
        series: [
            series('parent', 'Carer', [['2025-02-20', 23, 3.1], ['2025-09-28', 22, 3.07], ['2026-09-14', 16, 1.83]]),
            series('teacher', 'Teacher', [['2025-02-20', 20, 3.1], ['2026-09-04', 17, 2.5]]),
            series('self', 'Jay', [['2026-03-17', 17, 1.84], ['2026-09-23', 13, 0.9]]),
        ],
        ...given,
    };
}

/** Twelve forms of each informant at seeded heights. */
function busy(width: number): TrendInput {
    let seed = 11;
    const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const many = (key: string, label: string): TrendSeries => ({
        key, label, band: 'Slightly raised',
        points: Array.from({ length: 12 }, (_, i) => ({ day: TODAY - 1100 + i * 90 + Math.floor(random() * 6), score: Math.floor(random() * 40), height: random() * 4 })),
    });
    return input({ width, series: [many('parent', 'Carer'), many('teacher', 'Teacher'), many('self', 'Oluwaseun-Bartholomew')] });
}

test('bands have equal height, the lowest at the foot', () => {
    const { bands, plot } = layoutTrend(input({}));
    assert.deepEqual(new Set(bands.map((b) => b.h)).size, 1);
    assert.equal(bands[0]!.y + bands[0]!.h, plot.y + plot.h);
    assert.equal(bands[3]!.y, plot.y);
});

test('a marker stands in the band of its height', () => {
    const { bands, series: lines } = layoutTrend(input({}));
    const carer = lines[0]!.marks;
    assert.ok(carer[0]!.y > bands[3]!.y && carer[0]!.y < bands[3]!.y + bands[3]!.h);
    assert.ok(carer[2]!.y > bands[1]!.y && carer[2]!.y < bands[1]!.y + bands[1]!.h);
});

test('markers at one place and day stand beside one another', () => {
    const [carer, teacher] = layoutTrend(input({})).series;
    assert.ok(Math.abs(carer!.marks[0]!.x - teacher!.marks[0]!.x) >= 8);
    assert.equal(carer!.marks[0]!.y, teacher!.marks[0]!.y);
});

for (const width of [358, 500, 800]) {
    test(`at ${width}: names at the ends of the lines keep apart, inside, and keep their scores`, () => {
        const trend = layoutTrend(busy(width));
        const ends = trend.series.map((each) => each.end).sort((a, b) => a.y - b.y);
        ends.forEach((end, i) => {
            if (i > 0) assert.ok(end.y - ends[i - 1]!.y >= 17.9);
            assert.ok(end.x + textWidth(end.name, END_NAME, true) <= width + 12, `${end.name} leaves the chart`);
            assert.match(end.name, / \d+$/);
        });
    });

    test(`at ${width}: numbers keep clear of markers, of one another and of the edges`, () => {
        const trend = layoutTrend(busy(width));
        const numbers = trend.values.map((v) => {
            const w = textWidth(v.text, VALUE, true);
            return { x: v.x - w / 2, y: v.y - 10, w, h: 11 };
        });
        const marks = trend.series.flatMap((each) => each.marks.map((m) => ({ x: m.x - 6, y: m.y - 6, w: 12, h: 12 })));
        numbers.forEach((n, i) => {
            for (const other of [...numbers.slice(i + 1), ...marks]) assert.ok(!overlap(n, other));
            assert.ok(n.x >= trend.plot.x && n.x + n.w <= trend.plot.x + trend.plot.w);
        });
        assert.ok(numbers.length > 0);
    });
}

test('services: names never overlap, what is there now stays, what is left out is counted', () => {
    const spans = Array.from({ length: 12 }, (_, i) => ({
        label: `Service with a name ${i}`, from: TODAY - 600 + i * 40, until: i % 3 === 0 ? null : TODAY - 500 + i * 40,
    }));
    const trend = layoutTrend(input({ spans }));
    assert.equal(trend.lanes.length + trend.lanesLeftOut, 12);
    assert.ok(trend.lanesLeftOut > 0);
    assert.ok(trend.lanes.some((lane) => lane.isOpen));
    const names = trend.lanes.map((lane) => {
        const w = textWidth(lane.text, LANE_WORD);
        return { x: lane.anchor === 'end' ? lane.textX - w : lane.textX, y: lane.y - 10, w, h: 16 };
    });
    names.forEach((a, i) => {
        for (const b of names.slice(i + 1)) assert.ok(!overlap(a, b));
        assert.ok(a.x >= trend.plot.x - 1 && a.x + a.w <= trend.plot.x + trend.plot.w + 1);
    });
});

test('services outside the time of the chart are not drawn', () => {
    const trend = layoutTrend(input({ spans: [{ label: 'Before', from: 1000, until: 1200 }] }));
    assert.deepEqual([trend.lanes.length, trend.lanesLeftOut], [0, 0]);
});

test('one form alone, today, has half a year of room and no number beside its name', () => {
    const trend = layoutTrend(input({ series: [series('parent', 'Carer', [['2026-11-22', 17, 2.2]])] }));
    assert.ok(trend.ticks.length >= 2);
    assert.deepEqual(trend.values, []);
    assert.equal(trend.series[0]!.end.name, 'Carer 17');
});

test('on a phone the year stands once under its first month', () => {
    const years = layoutTrend(input({ width: 358 })).ticks.map((tick) => tick.year).filter(Boolean);
    assert.equal(new Set(years).size, years.length);
    assert.ok(years.length > 0);
});
