// What an education plan says, section by section: one reads it, and prints it.
import type { GoalName } from '../lib/goals';
import type { ComponentChildren } from 'preact';
import { longDay } from '../lib/dates';
import type { Pep } from '../lib/types';
import { pep as w } from '../lib/words_pep';
import { Fact } from './facts';
import { Section } from './section';
import { ListTable } from './table';

export const toneOf = (one: { quality: Pep['quality'] }): string => (one.quality === 'not_good_enough' ? ' state--late' : one.quality === 'some_work' ? ' state--soon' : one.quality ? ' state--good' : '');

export const stateOf = (one: Pick<Pep, 'state' | 'quality'>): string => (one.quality ? w.qualities[one.quality] : w.states[one.state]);

export const cameSaid = (one: Pep): string => one.came.map((who) => (who.name ? `${w.who[who.who]} (${who.name})` : w.who[who.who])).join(', ');

const attendanceSaid = (one: Pep): string => (one.attendance === null ? w.not_recorded : w.attendance_said(one.attendance, one.sessions_attended, one.sessions_possible));

/** All of it in short, to be compared with what one typed oneself. */
export const pepSaid = (one: Pep): [string, string | null][] => [
    [w.held_on, one.held_on && longDay(one.held_on)],
    [w.came, cameSaid(one)],
    [w.said, one.view],
    [w.attendance, attendanceSaid(one)],
    [w.suspended, one.suspended_days === null ? null : w.suspended_said(one.suspended_days)],
    [w.reduced, one.reduced_hours === null ? null : w.reduced_said(one.reduced_hours, one.reduced_until ? longDay(one.reduced_until) : '')],
    [w.attainment, one.attainment.map((it) => `${it.subject}: ${w.levels[it.level].toLowerCase()}`).join(', ')],
    [w.targets, one.targets.map((it) => it.text).join('; ')],
    [w.premium, one.premium.map((it) => `${w.pounds(it.pence)}: ${it.what_for}`).join('; ')],
    [w.sdq_decided, one.sdq_decided],
    [w.help_needed, one.help_needed === null ? null : one.help_needed ? w.yes : w.no],
    [w.therapy, one.therapy],
    [w.next_on, one.next_on && longDay(one.next_on)],
];

const Cell = ({ label, children }: { label: string; children: ComponentChildren }) => (
    <td class="govuk-table__cell" data-label={label}>
        {children}
    </td>
);

export function PepMeeting({ one }: { one: Pep }) {
    return (
        <Section title={w.meeting} id="meeting">
            <dl class="facts facts--pairs">
                {one.held_on && <Fact label={w.held_on}>{longDay(one.held_on)}</Fact>}
                <Fact label={w.came}>{cameSaid(one) || w.nobody}</Fact>
                {one.school && <Fact label={w.school}>{one.school.name}</Fact>}
                {one.next_on && <Fact label={w.next_on}>{longDay(one.next_on)}</Fact>}
            </dl>
        </Section>
    );
}

export function PepLife({ one }: { one: Pep }) {
    return (
        <Section title={w.life} id="life">
            <dl class="facts facts--pairs">
                <Fact label={w.attendance}>{attendanceSaid(one)}</Fact>
                {one.suspended_days !== null && <Fact label={w.suspended}>{w.suspended_said(one.suspended_days)}</Fact>}
                {one.excluded_on && <Fact label={w.excluded}>{longDay(one.excluded_on)}</Fact>}
                {one.reduced_hours !== null && (
                    <Fact label={w.reduced}>
                        {w.reduced_said(one.reduced_hours, one.reduced_until ? longDay(one.reduced_until) : '')}
                        <span class="table__more">{one.reduced_why}</span>
                    </Fact>
                )}
            </dl>
        </Section>
    );
}

export function PepAttainment({ one }: { one: Pep }) {
    if (!one.attainment.length) return null;
    return (
        <Section title={w.attainment} id="attainment">
            <ListTable caption={w.attainment} heads={[w.subject, w.level]}>
                {one.attainment.map((it) => (
                    <tr class="govuk-table__row" key={it.subject}>
                        <th scope="row" class="govuk-table__header">
                            {it.subject}
                            {it.note && <span class="table__more">{it.note}</span>}
                        </th>
                        <Cell label={w.level}>{w.levels[it.level]}</Cell>
                    </tr>
                ))}
            </ListTable>
        </Section>
    );
}

/** `goals`: those of the child's plans that one sees. */
export function PepTargets({ one, goals }: { one: Pep; goals: GoalName[] }) {
    const goalOf = (id: string) => goals.find((g) => g.id === id)?.what ?? null;
    if (!one.targets.length) return null;
    return (
        <Section title={w.targets} id="targets">
            <ListTable caption={w.targets} heads={[w.target, w.by, w.outcome]}>
                {one.targets.map((it) => (
                    <tr class="govuk-table__row" key={it.text}>
                        <th scope="row" class="govuk-table__header">
                            {it.text}
                            {it.scale && <span class="table__more">{w.about_scale(w.scales[it.scale])}</span>}
                            {it.goal && <span class="table__more">{w.about_goal(goalOf(it.goal))}</span>}
                        </th>
                        <Cell label={w.by}>{it.by_on ? longDay(it.by_on) : w.no_day}</Cell>
                        <Cell label={w.outcome}>{it.outcome ? w.outcomes[it.outcome] : w.not_yet}</Cell>
                    </tr>
                ))}
            </ListTable>
        </Section>
    );
}

export function PepPremium({ one }: { one: Pep }) {
    if (!one.premium.length) return null;
    return (
        <Section title={w.premium} id="premium">
            <ListTable caption={w.premium} heads={[w.what_for, w.amount]}>
                {one.premium.map((it) => (
                    <tr class="govuk-table__row" key={it.what_for}>
                        <th scope="row" class="govuk-table__header">
                            {it.what_for}
                        </th>
                        <Cell label={w.amount}>{w.pounds(it.pence)}</Cell>
                    </tr>
                ))}
            </ListTable>
            <p class="quiet">{w.total(one.premium_pence)}</p>
        </Section>
    );
}

export function PepHelp({ one }: { one: Pep }) {
    return (
        <>
            {one.sdq_decided && (
                <Section title={w.sdq} id="sdq">
                    <dl class="facts facts--pairs">
                        <Fact label={w.sdq_decided}>{one.sdq_decided}</Fact>
                    </dl>
                </Section>
            )}
            {one.help_needed !== null && (
                <Section title={w.help_needed} id="help_needed">
                    <p class="govuk-body">{one.help_needed ? w.yes : w.no}</p>
                </Section>
            )}
            {one.therapy && (
                <Section title={w.therapy} id="therapy">
                    <p class="govuk-body">{one.therapy}</p>
                </Section>
            )}
        </>
    );
}
