// Who the child is, over the full width, and the ways to the pages about them.
import type { ComponentChildren } from 'preact';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { picture as words } from '../lib/words_picture';
import { roles } from '../lib/words';
import { ageText } from './say';
import type { Child } from './types';

export function ChildHead({ child }: { child: Child }) {
    const called = child.known_as && child.known_as !== child.given_names ? words.called(child.known_as, child.pronouns) : null;
    const aside = called ?? (child.pronouns ? words.pronouns(child.pronouns) : null);
    return (
        <div class="who">
            <span class="who__initial" aria-hidden="true">
                {initial(child)}
            </span>
            <div class="who__text">
                <h1 class="who__name">
                    {child.name} {aside && <span class="who__called">{aside}</span>}
                </h1>
                <dl class="who__facts">
                    <Fact label={words.born}>{born(child)}</Fact>
                    {child.nhs_number ? (
                        <Fact label={words.nhs_number}>{nhsNumber(child.nhs_number)}</Fact>
                    ) : (
                        <Fact label={words.local_id}>{child.local_id}</Fact>
                    )}
                    <Fact label={words.lives_with}>{child.lives_with}</Fact>
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

function initial(child: Child): string {
    const name = child.known_as ?? child.given_names ?? '';
    return [...name][0]?.toUpperCase() ?? '–';
}

/** 999 123 4567, never broken over two lines. */
export function nhsNumber(digits: string): string {
    return `${digits.slice(0, 3)}\u00a0${digits.slice(3, 6)}\u00a0${digits.slice(6)}`;
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

function worker(ref: { name: string; role?: string }): string {
    const role = ref.role ? (roles[ref.role] ?? ref.role) : null;
    return role ? `${ref.name}, ${role.charAt(0).toLowerCase()}${role.slice(1)}` : ref.name;
}

type Page = 'picture' | 'sdq' | 'people';

export function ChildNav({ id, current, children }: { id: string; current: Page; children?: ComponentChildren }) {
    const ways: [Page, string, string][] = [
        ['picture', childPage(id), words.nav_picture],
        ['sdq', childPage(id, 'sdq'), words.nav_sdq],
        ['people', childPage(id, 'people'), words.nav_people],
    ];
    return (
        <div class="child-nav">
            <nav class="moj-sub-navigation" aria-label={words.nav_label}>
                <ul class="moj-sub-navigation__list">
                    {ways.map(([page, href, text]) => (
                        <li class="moj-sub-navigation__item" key={page}>
                            <a class="moj-sub-navigation__link" href={href} aria-current={page === current ? 'page' : undefined}>
                                {text}
                            </a>
                        </li>
                    ))}
                </ul>
            </nav>
            {children}
        </div>
    );
}
