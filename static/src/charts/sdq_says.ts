/** The sentence before the SDQ chart: what moved, who sees more, and what moved by more than chance. */
import type { Definition, Scale } from '../picture/types';
import { sdq as words } from '../lib/words';
import { informants, sdq_says as say } from '../lib/words_picture';
import { longDay, monthYear } from './days';
import { type SdqPoint, type SdqTrend, baselineOf, reliableChanges } from './sdq';

type How = 'lower' | 'higher' | 'same';

interface Move {
    informant: string;
    from: SdqPoint;
    to: SdqPoint;
    how: How;
}

const scales = words.scales;
const STALE_DAYS = 400;
const MOST_CHANGES = 4;

export function sdqSentence(trend: SdqTrend, scale: Scale, name: string, today: number): string {
    const latest = trend.series.map((each) => ({ informant: each.informant, point: each.points[each.points.length - 1]! }));
    if (latest.length === 0) return '';
    const moves = trend.series.flatMap((each): Move[] => {
        const to = each.points[each.points.length - 1];
        const from = baselineOf(each.points);
        if (!to || !from) return [];
        return [{ informant: each.informant, from, to, how: to.score < from.score ? 'lower' : to.score > from.score ? 'higher' : 'same' }];
    });
    const of = scale === 'total' ? '' : say.of(scales[scale]);
    const newest = Math.max(...latest.map((each) => each.point.day));
    const parts = [moves.length > 0 ? moved(moves, latest.length, of, name) : first(latest, of, name), seenBy(latest, name, moves.length > 0)];
    if (today - newest > STALE_DAYS) parts.push(say.stale(Math.floor((today - newest) / 30.44)));
    return parts.filter(Boolean).join(' ');
}

function whenText(p: SdqPoint): string {
    return p.sdq.completed_on ? monthYear(p.day) : say.year(monthYear(p.day));
}

/** In one month the days tell them apart. */
function whenTexts(move: Move): [string, string] {
    const [then, now] = [whenText(move.from), whenText(move.to)];
    return then === now ? [say.on(longDay(move.from.day)), say.on(longDay(move.to.day))] : [say.in(then), say.in(now)];
}

function scoreText(p: SdqPoint): string {
    return say.with_band(p.score, p.word);
}

function first(latest: { informant: string; point: SdqPoint }[], of: string, name: string): string {
    const only = latest[0]!;
    if (latest.length === 1) return say.first_one(say.whose(only.informant, name), of, whenText(only.point), scoreText(only.point));
    const label = (informant: string): string => (informant === 'self' ? name : informants[informant as 'parent'].toLowerCase());
    return say.first_many(of, latest.map((each) => `${label(each.informant)} ${scoreText(each.point)}`));
}

function moved(moves: Move[], count: number, of: string, name: string): string {
    const one = moves[0]!;
    if (moves.length === 1) {
        const whose = say.whose(one.informant, name);
        const [then, now] = whenTexts(one);
        return one.how === 'same'
            ? say.one_same(whose, of, scoreText(one.to), then, now)
            : say.one_moved(whose, of, scoreText(one.from), then, scoreText(one.to), now);
    }
    const kinds = (['lower', 'higher', 'same'] as How[]).map((how) => moves.filter((m) => m.how === how)).filter((m) => m.length > 0);
    kinds.sort((a, b) => b.length - a.length);
    const [most, ...rest] = kinds as [Move[], ...Move[][]];
    const isMany = most.length > 1;
    const subject = rest.length === 0 && moves.length === count ? say.every(most.length, of) : say.some(most.map((m) => say.whose(m.informant, name)), of);
    const others = rest.map((m) => say.others(m.map((each) => say.whose(each.informant, name)), m[0]!.how));
    return `${subject} ${say.moved(isMany, most[0]!.how, than(moves, isMany))}${others.map((text) => `; ${text}`).join('')}.`;
}

/** One span for all where the comparisons reach about equally far back. */
function than(moves: Move[], isMany: boolean): string {
    const months = moves.map((m) => Math.max(1, Math.round((m.to.day - m.from.day) / 30.44)));
    const longest = Math.max(...months);
    const shortest = Math.min(...months);
    return longest - shortest <= 4 ? say.about(isMany, longest) : say.between(isMany, shortest, longest);
}

function seenBy(latest: { informant: string; point: SdqPoint }[], name: string, isLater: boolean): string {
    if (latest.length < 2 || latest.some((each) => each.point.word === null)) return '';
    const level = (p: SdqPoint): number => Math.min(3, Math.floor(p.height));
    const top = Math.max(...latest.map((each) => level(each.point)));
    const most = latest.filter((each) => level(each.point) === top);
    const less = latest.filter((each) => level(each.point) < top);
    const word = (p: SdqPoint): string => (p.word ?? '').toLowerCase();
    if (less.length === 0) return isLater ? say.all_now(latest.length, word(most[0]!.point)) : '';
    const than_ = less.map((each) => `${say.who(each.informant, name)} (${word(each.point)})`);
    return say.sees_more(most.map((each) => say.who(each.informant, name)), word(most[0]!.point), than_);
}

export function reliableSentence(trend: SdqTrend, definition: Definition, name: string): string {
    let room = MOST_CHANGES;
    let more = 0;
    const parts = trend.series.flatMap((each) => {
        const to = each.points[each.points.length - 1];
        const from = baselineOf(each.points);
        const changes = to && from ? reliableChanges(from.sdq, to.sdq, definition) : [];
        const shown = changes.slice(0, room);
        room -= shown.length;
        more += changes.length - shown.length;
        const who = each.informant === 'self' ? name : informants[each.informant].toLowerCase();
        return shown.length > 0 ? [say.reliable_part(who, shown.map((c) => say.reliable_scale(scales[c.scale], c.before, c.after)))] : [];
    });
    return parts.length > 0 ? say.reliable(parts, more) : '';
}
