// SDQs of carer, school and young person side by side, in words where they differ; and what changed since the form before, beside the services of that time.
import { bandLevel, bandWord, INFORMANTS, newestFirst, reliableChanges, SCALES, scoreOf } from '../charts/sdq';
import { calledName } from '../lib/children';
import type { Child, Involvement, Sdq } from '../lib/types';
import { sdq as s } from '../lib/words';
import { sides as w } from '../lib/words_sides';
import type { Definition, Informant, Scale } from '../picture/types';
import { Band } from './sdq_scores';
import { Scroll, Section } from './section';

interface Props {
    items: Sdq[];
    child: Child;
    definition: Definition;
    involvements: Involvement[] | null; // null: not for this viewer
}

const whoOf = (informant: Informant, child: Child): string => w.who[informant] ?? calledName(child);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const areaName = (scale: Scale): string => s.scales[scale];

const latestOf = (items: Sdq[]): Sdq[] =>
    INFORMANTS.flatMap((informant) => newestFirst(items).filter((sdq) => sdq.informant === informant).slice(0, 1) as Sdq[]);

/** Areas in which two forms stand more than one band apart. */
function differences(forms: Sdq[], child: Child): { scale: Scale; text: string }[] {
    return SCALES.flatMap((scale) => {
        const seen = forms.filter((sdq) => bandLevel(sdq, scale) > 0);
        const levels = seen.map((sdq) => bandLevel(sdq, scale));
        if (seen.length < 2 || Math.max(...levels) - Math.min(...levels) < 2) return [];
        return [{ scale, text: w.differ(areaName(scale), seen.map((sdq) => w.sees(whoOf(sdq.informant, child), bandWord(sdq, scale) ?? ''))) }];
    });
}

function Sides({ items, child }: Pick<Props, 'items' | 'child'>) {
    const forms = latestOf(items);
    const differ = differences(forms, child);
    if (forms.length < 2) return <p class="govuk-body">{w.alone}</p>;
    return (
        <>
            {differ.length === 0 && <p class="govuk-body">{w.agree}</p>}
            {differ.length > 0 && (
                <>
                    <p class="govuk-body">{w.apart_lead}</p>
                    <ul class="govuk-list govuk-list--bullet">
                        {differ.map(({ scale, text }) => (
                            <li key={scale}>{text}</li>
                        ))}
                    </ul>
                </>
            )}
            <Scroll label={w.caption}>
                <table class="govuk-table table">
                    <caption class="govuk-visually-hidden">{w.caption}</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">
                                {w.area}
                            </th>
                            {forms.map((sdq) => (
                                <th scope="col" class="govuk-table__header" key={sdq.id}>
                                    {capital(whoOf(sdq.informant, child))}
                                    {sdq.completed_on && <span class="table__more">{w.on(sdq.completed_on)}</span>}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">
                        {SCALES.map((scale) => (
                            <tr class="govuk-table__row" key={scale}>
                                <th scope="row" class="govuk-table__header">
                                    {areaName(scale)}
                                    {differ.some((d) => d.scale === scale) && <span class="table__more">{w.apart}</span>}
                                </th>
                                {forms.map((sdq) => (
                                    <td class="govuk-table__cell" key={sdq.id}>
                                        {scoreOf(sdq, scale) ?? <span class="quiet">–</span>} <Band sdq={sdq} scale={scale} />
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </Scroll>
        </>
    );
}

/** The services that worked with the child on some day from one form to the next. */
const servicesIn = (involvements: Involvement[], from: string, to: string): string[] => [
    ...new Set(involvements.filter((i) => i.state !== 'waiting' && i.from_on <= to && (!i.until_on || i.until_on >= from)).map((i) => i.service.name)),
];

function changesOf({ items, child, definition, involvements }: Props): string[] {
    return INFORMANTS.flatMap((informant) => {
        const [after, ...earlier] = newestFirst(items).filter((sdq) => sdq.informant === informant) as Sdq[];
        const before = earlier.find((sdq) => sdq.version === after?.version && sdq.scores);
        if (!after?.completed_on || !before?.completed_on) return [];
        const moved = reliableChanges(before, after, definition).map((c) => w.moved(areaName(c.scale), c.after - c.before, c.after > c.before === (c.scale === 'prosocial')));
        if (moved.length === 0) return [];
        const active = involvements && servicesIn(involvements, before.completed_on, after.completed_on);
        return [[w.change(capital(whoOf(informant, child)), moved, before.completed_on), active && (active.length > 0 ? w.active(active) : w.nobody)].filter(Boolean).join(' ')];
    });
}

export function SdqSides(props: Props) {
    const changes = changesOf(props);
    return (
        <>
            <Section title={w.title} id="sides">
                <Sides {...props} />
            </Section>
            <Section title={w.changed} id="changed">
                {changes.length === 0 ? (
                    <p class="govuk-body">{w.unchanged}</p>
                ) : (
                    <ul class="govuk-list govuk-list--bullet">
                        {changes.map((text) => (
                            <li key={text}>{text}</li>
                        ))}
                    </ul>
                )}
            </Section>
        </>
    );
}
