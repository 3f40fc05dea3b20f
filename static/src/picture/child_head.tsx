// Who the child is, over the full width.
import type { ComponentChildren } from 'preact';
import { nhsNumber } from '../lib/children';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { picture as words } from '../lib/words_picture';
import { roles } from '../lib/words';
import { ageText, hasName } from './say';
import type { Child } from './types';

export function ChildHead({ child, canRecord }: { child: Child; canRecord: boolean }) {
    const called = child.known_as && child.known_as !== child.given_names ? words.called(child.known_as, child.pronouns) : null;
    const aside = called ?? (child.pronouns ? words.pronouns(child.pronouns) : null);
    return (
        <div class="who">
            <span class="who__initial" aria-hidden="true">
                {initial(child)}
            </span>
            <div class="who__text">
                <h1 class="who__name">
                    {fullName(child)} {aside && <span class="who__called">{aside}</span>}
                </h1>
                {!hasName(child) && canRecord && (
                    <p class="who__nameless">
                        {words.no_name} <a class="govuk-link" href={childPage(child.id, 'details')}>{words.add_name}</a>
                    </p>
                )}
                <dl class="who__facts">
                    <Fact label={words.born}>{born(child)}</Fact>
                    {child.nhs_number ? (
                        <Fact label={words.nhs_number}>{nhsNumber(child.nhs_number).replaceAll(' ', '\u00a0')}</Fact>
                    ) : (
                        <Fact label={words.local_id}>{child.local_id}</Fact>
                    )}
                    <Fact label={words.lives_with} empty={child.home_held_back ? words.not_shown : words.not_recorded}>
                        {child.outside_county ? (
                            <>
                                {child.lives_with}{' '}
                                <a class="govuk-link" href={childPage(child.id, 'outside-county')}>
                                    {words.outside(child.outside_county.host_name)}
                                </a>
                            </>
                        ) : (
                            child.lives_with
                        )}
                    </Fact>
                    <Fact label={words.school}>{school(child)}</Fact>
                    <Fact label={words.legal_status}>{child.legal_status?.name}</Fact>
                    <Fact label={words.lead_worker} empty={words.nobody_yet}>
                        {child.lead_worker && worker(child.lead_worker)}
                    </Fact>
                </dl>
            </div>
        </div>
    );
}

function Fact({ label, empty = words.not_recorded, children }: { label: string; empty?: string; children?: ComponentChildren }) {
    return (
        <div class="who__fact">
            <dt>{label}</dt>
            <dd class={children ? undefined : 'who__empty'}>{children || empty}</dd>
        </div>
    );
}

/** As it is on papers; what they like to be called stands beside it. */
function fullName(child: Child): string {
    return [child.given_names, child.family_name].filter(Boolean).join(' ') || child.name;
}

function initial(child: Child): string {
    const name = child.known_as ?? child.given_names ?? '';
    return [...name][0]?.toUpperCase() ?? '–';
}

function born(child: Child): string | null {
    if (!child.born_on) return null;
    if (child.died_on) return `${longDay(child.born_on)}. ${words.died(longDay(child.died_on))}`;
    const age = ageText(child);
    return age ? `${longDay(child.born_on)} ${words.age(age)}` : longDay(child.born_on);
}

function school(child: Child): string | null {
    if (!child.school) return null;
    const year = child.school.year_group;
    return year ? `${child.school.name}, ${words.year_group(year)}` : child.school.name;
}

function worker(ref: { name: string; role?: string | null }): string {
    const role = ref.role ? (roles[ref.role] ?? ref.role) : null;
    return role ? `${ref.name}, ${role.charAt(0).toLowerCase()}${role.slice(1)}` : ref.name;
}
