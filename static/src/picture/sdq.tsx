// How things have been: the SDQ by informant, scale by scale, with the tables of the same.
import { useState } from 'preact/hooks';
import { SdqChart } from '../charts/SdqChart';
import { dayOf } from '../charts/days';
import { SCALES, scoreOf, sdqTrend } from '../charts/sdq';
import { reliableSentence, sdqSentence } from '../charts/sdq_says';
import { shortDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { informants, picture as words, scales_short } from '../lib/words_picture';
import { Section } from '../parts/section';
import { Held } from './held';
import { calledName } from '../lib/children';
import { heldIn } from './say';
import { EveryScore, LatestScores } from './scores';
import type { Definition, Picture, Scale } from './types';

interface Props {
    picture: Picture;
    definition: Definition;
    canRecord: boolean;
    shared: boolean; // whether this role sees scores at all
}

export function SdqSection({ picture, definition, canRecord, shared }: Props) {
    const { child, sdqs } = picture;
    const held = heldIn('sdq', picture.withheld);
    const action = canRecord ? { href: childPage(child.id, 'sdq/new'), text: words.sdq_action } : null;
    return (
        <Section title={words.sdq} id="sdq" action={action}>
            {sdqs.length === 0 && held.length === 0 && (
                <p class="quiet">
                    {shared ? `${words.sdq_none} ${words.sdq_none_help}` : words.not_shared}
                </p>
            )}
            {sdqs.length > 0 && <Trend picture={picture} definition={definition} />}
            <Open picture={picture} />
            <Held list={held} />
            {sdqs.length > 0 && (
                <>
                    <LatestScores sdqs={sdqs} name={calledName(child)} definition={definition} />
                    <EveryScore sdqs={sdqs} involvements={picture.involvements} name={calledName(child)} />
                </>
            )}
        </Section>
    );
}

function Trend({ picture, definition }: { picture: Picture; definition: Definition }) {
    const [scale, setScale] = useState<Scale>('total');
    const name = calledName(picture.child);
    const available = SCALES.filter((each) => picture.sdqs.some((sdq) => scoreOf(sdq, each) !== null));
    const trend = sdqTrend(picture.sdqs, scale, definition);
    const today = dayOf(picture.as_of);
    const says = sdqSentence(trend, scale, name, today);
    const reliable = reliableSentence(trend, definition, name);
    const series = trend.series.map((each) => ({
        key: each.informant,
        label: each.informant === 'self' ? name : informants[each.informant],
        band: each.points[each.points.length - 1]?.word ?? '',
        points: each.points,
    }));
    const spans = picture.involvements.map((each) => ({
        label: each.service.name, from: dayOf(each.from_on), until: each.until_on ? dayOf(each.until_on) : null,
    }));
    const notes = [trend.bands.length > 0 && words.sdq_note, trend.hasThree && words.sdq_note_three,
        trend.series.some((each) => each.points.some((p) => p.sdq.completed_on === null)) && words.sdq_note_year, trend.unplaced > 0 && words.sdq_unplaced(trend.unplaced)];
    if (series.length === 0) return null;
    return (
        <>
            <p class="lead">{says}</p>
            {reliable && <p class="reliable">{reliable}</p>}
            {available.length > 1 && (
                <div class="chips" role="group" aria-label={words.sdq_choose}>
                    {available.map((each) => (
                        <button key={each} type="button" class="chip" aria-pressed={each === scale} onClick={() => setScale(each)}>
                            {scales_short[each]}
                        </button>
                    ))}
                </div>
            )}
            <SdqChart says={says} input={{ bands: trend.bands, series, spans, today }} />
            <p class="chart__note">{notes.filter(Boolean).join(' ')}</p>
        </>
    );
}

const OPENED = ['sdq_consultation', 'sdq_rise', 'sdq_ask'];

/** What a score opened and nobody has settled yet. */
function Open({ picture }: { picture: Picture }) {
    const tasks = picture.tasks.filter((task) => OPENED.includes(task.kind) && task.state === 'open');
    if (tasks.length === 0) return null;
    return (
        <div class="open">
            <h3 class="open__title">{words.sdq_tasks}</h3>
            <ul>
                {tasks.map((task) => (
                    <li key={task.id}>
                        {task.what}
                        {task.due_on && (
                            <span class={task.due_on < picture.as_of ? 'is-late' : 'quiet'}> · {words.sdq_task_due(shortDay(task.due_on))}</span>
                        )}
                    </li>
                ))}
            </ul>
        </div>
    );
}
