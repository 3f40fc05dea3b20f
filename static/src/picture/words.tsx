// What the child said, large and first, in the one warm colour of the product.
import { daysBetween, longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { picture as words } from '../lib/words_picture';
import { Held } from './held';
import { calledName } from '../lib/children';
import { hasName, heldIn } from './say';
import type { Picture, Words } from './types';

type Preferences = Picture['words']['preferences'];

const ASK_AGAIN_DAYS = 183;

/** `shared`: whether this role reads them at all. */
export function ChildsWords({ picture, canRecord, shared }: { picture: Picture; canRecord: boolean; shared: boolean }) {
    const { child } = picture;
    const { latest, count } = picture.words;
    const name = calledName(child);
    const held = heldIn('words', picture.withheld);
    return (
        <section class="words" aria-labelledby="words-title">
            <h2 class="words__title" id="words-title">
                {hasName(child) ? words.words(name) : words.words_of_child}
            </h2>
            {latest && <Said said={latest} name={name} asOf={picture.as_of} />}
            {!latest && held.length === 0 && (shared ? <Nothing name={name} /> : <p class="words__when">{words.not_shared}</p>)}
            <Prefers all={picture.words.preferences} />
            <Held list={held} />
            <p class="words__ways">
                {count > 0 && (
                    <a class="govuk-link" href={childPage(child.id, 'words')}>
                        {words.words_all(count, name)}
                    </a>
                )}
                {canRecord && (
                    <a class="govuk-link" href={childPage(child.id, 'words/new')}>
                        {words.words_record(name)}
                    </a>
                )}
                {canRecord && (
                    <a class="govuk-link" href={childPage(child.id, 'forms')}>
                        {words.words_ask}
                    </a>
                )}
            </p>
        </section>
    );
}

function Said({ said, name, asOf }: { said: Words; name: string; asOf: string }) {
    const months = Math.floor(daysBetween(said.said_on, asOf) / 30.44);
    return (
        <>
            <blockquote class={`words__said${said.text.length > 280 ? ' words__said--long' : ''}`}>“{said.text}”</blockquote>
            <p class="words__when">
                <strong>
                    {name}, {longDay(said.said_on)}.
                </strong>{' '}
                {words.words_how(said.said_how, said.said_with)}{' '}
                {daysBetween(said.said_on, asOf) > ASK_AGAIN_DAYS && <span class="words__old">{words.words_old(months, name)}</span>}
            </p>
            {said.pictures.slice(0, 1).map((one) => (
                <img class="words__drawing" src={`/api/v1/pictures/${one.id}/content`} alt={one.about} width={one.width} height={one.height} loading="lazy" key={one.id} />
            ))}
            <div class="words__lists">
                <Points title={words.going_well} points={said.going_well} />
                <Points title={words.matters} points={said.matters} />
                <Points title={words.want_help} points={said.want_help} />
            </div>
        </>
    );
}

/* Words that matter, who comes along, what comes first: a line each. */
function Prefers({ all }: { all: Preferences }) {
    const of = (kind: string) => all.filter((one) => one.kind === kind).map((one) => (kind === 'word' ? words.prefers_word(one.text, one.instead) : one.text));
    const lines = (['word', 'along', 'first'] as const).map((kind) => ({ kind, list: of(kind) })).filter(({ list }) => list.length > 0);
    if (lines.length === 0) return null;
    return (
        <dl class="words__prefers">
            {lines.map(({ kind, list }) => (
                <div key={kind}>
                    <dt>{words.prefers[kind]}</dt>
                    <dd>{list.join('; ')}</dd>
                </div>
            ))}
        </dl>
    );
}

function Points({ title, points }: { title: string; points: string[] }) {
    if (points.length === 0) return null;
    return (
        <div class="words__list">
            <h3>{title}</h3>
            <ul>
                {points.map((point, i) => (
                    <li key={i}>{point}</li>
                ))}
            </ul>
        </div>
    );
}

function Nothing({ name }: { name: string }) {
    return (
        <>
            <p class="words__none">{words.words_none(name)}</p>
            <p class="words__when">{words.words_none_help}</p>
        </>
    );
}
