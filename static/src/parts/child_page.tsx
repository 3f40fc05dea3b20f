// What stands above every page about one child: who it is, and the way to the other pages.
import type { ComponentChild, ComponentChildren } from 'preact';
import { calledName, getChild, nhsNumber } from '../lib/children';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import type { Child, Session } from '../lib/types';
import * as words from '../lib/words';
import { setTitle, Shell, start, wordAfter } from './shell';

const w = words.child;

export type ChildTab = '' | 'sdq' | 'referrals' | 'plans' | 'education' | 'words' | 'people' | 'documents' | 'health' | 'reviews' | 'consent' | 'details';

const tabs: [ChildTab, (name: string) => string][] = [
    ['', () => w.picture],
    ['sdq', () => w.sdq],
    ['referrals', () => w.referrals],
    ['plans', () => w.plans],
    ['education', () => w.education],
    ['words', w.words],
    ['health', () => w.health],
    ['reviews', () => w.reviews],
    ['people', () => w.people],
    ['documents', () => w.documents],
    ['consent', () => w.consent],
    ['details', () => w.details],
];

export interface Fact {
    label: string;
    value: ComponentChildren;
}

const firstFacts = (child: Child): Fact[] => [
    { label: w.born, value: `${longDay(child.born_on)} (${words.when.years(child.age)})` },
    ...(child.nhs_number ? [{ label: w.nhs_number, value: nhsNumber(child.nhs_number) }] : []),
];

/** `facts`: what the page knows beyond the record: lives with, school, legal status, lead worker. */
export function ChildBand({ child, facts = [], heading = false }: { child: Child; facts?: Fact[]; heading?: boolean }) {
    const liked = [child.known_as && child.known_as !== child.given_names ? w.likes(child.known_as) : '', child.pronouns ?? ''];
    const name = [child.given_names, child.family_name].filter(Boolean).join(' ') || child.name; // as the picture has it
    const Name = heading ? 'h1' : 'p';
    return (
        <section class="child-band" aria-label={w.tabs_label(calledName(child))}>
            <div class="child-band__in">
                <span class="child-band__initial" aria-hidden="true">
                    {calledName(child).charAt(0)}
                </span>
                <div class="child-band__text">
                    <Name class="child-band__name">
                        {heading ? name : <a href={childPage(child.id)}>{name}</a>}{' '}
                        <span class="child-band__liked">{liked.filter(Boolean).join(', ')}</span>
                    </Name>
                    <dl class="child-band__facts">
                        {[...firstFacts(child), ...facts].map((f) => (
                            <div key={f.label}>
                                <dt>{f.label}</dt>
                                <dd>{f.value}</dd>
                            </div>
                        ))}
                    </dl>
                </div>
            </div>
        </section>
    );
}

export function ChildTabs({ child, tab }: { child: Pick<Child, 'id' | 'name' | 'known_as' | 'given_names'>; tab: ChildTab }) {
    return (
        <nav class="moj-sub-navigation" aria-label={w.pages_label}>
            <ul class="moj-sub-navigation__list">
                {tabs.map(([page, text]) => (
                    <li class="moj-sub-navigation__item" key={page}>
                        <a class="moj-sub-navigation__link" href={childPage(child.id, page)} aria-current={page === tab ? 'page' : undefined}>
                            {text(calledName(child))}
                        </a>
                    </li>
                ))}
            </ul>
        </nav>
    );
}

/** A page about the child of the address, /children/ID/…; `title` is the first part of the tab's title. */
export function startChild(tab: ChildTab, title: string, page: (child: Child, session: Session) => ComponentChild): void {
    const draw = (session: Session, child: Child) => {
        setTitle(title, child.name);
        return (
            <Shell session={session} above={<ChildBand child={child} />}>
                <ChildTabs child={child} tab={tab} />
                {page(child, session)}
            </Shell>
        );
    };
    void start(draw, () => getChild(wordAfter('children')));
}
