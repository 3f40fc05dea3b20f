// Find a child: one box, exact matches first, similar names apart below.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { nhsNumber } from '../lib/children';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { ChildItem, List, Session } from '../lib/types';
import { find as w, when } from '../lib/words';
import { PageHead, Section } from '../parts/section';
import { mayAddChild, setTitle, Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

const asked = (): string => (new URLSearchParams(location.search).get('q') ?? '').trim();

const search = (q: string) => answer<List<ChildItem>>(api.GET('/children', { params: { query: { q, limit: 50 } } }));

function Found({ child }: { child: ChildItem }) {
    const where = [child.lives_with, child.school].filter(Boolean).join(' · ');
    const numbers = [child.local_id && `${w.local_id} ${child.local_id}`, child.nhs_number && `${w.nhs} ${nhsNumber(child.nhs_number)}`];
    return (
        <li class="found">
            <p class="found__name">
                <a class="govuk-link govuk-link--no-visited-state" href={childPage(child.id)}>
                    {child.name}
                </a>
            </p>
            <p class="found__born">
                {longDay(child.born_on)} ({when.years(child.age)})
            </p>
            <p class="found__more">
                {where || (child.home_held_back ? w.not_shown : w.nothing_known)}
                {child.lead_worker && <span class="found__lead">{child.lead_worker.name}</span>}
            </p>
            <p class="found__numbers">{numbers.filter(Boolean).join(' · ')}</p>
        </li>
    );
}

function Group({ title, items }: { title: string; items: ChildItem[] }) {
    if (!items.length) return null;
    return (
        <Section title={title}>
            <ul class="found-list">
                {items.map((child) => (
                    <Found child={child} key={child.id} />
                ))}
            </ul>
        </Section>
    );
}

function Nothing({ q, session }: { q: string; session: Session }) {
    return (
        <div class="empty">
            <h2 class="govuk-heading-m">{w.none_title(q)}</h2>
            <p class="govuk-body">{w.none}</p>
            <ul class="govuk-list govuk-list--bullet">
                {w.none_tips.map((tip) => (
                    <li key={tip}>{tip}</li>
                ))}
            </ul>
            {mayAddChild(session) && (
                <p class="govuk-body">
                    <a class="govuk-link" href="/children/new">
                        {w.add}
                    </a>
                </p>
            )}
        </div>
    );
}

function Results({ q, session }: { q: string; session: Session }) {
    const found = useLoad(() => search(q));
    return (
        <Ready of={found} part>
            {({ items, next }) => {
                const exact = items.filter((c) => c.match !== 'similar');
                const similar = items.filter((c) => c.match === 'similar');
                if (!items.length) return <Nothing q={q} session={session} />;
                return (
                    <>
                        <p class="lead" role="status">
                            {w.count(exact.length, similar.length)}
                            {next && ` ${w.too_many}`}
                        </p>
                        <Group title={w.exact} items={exact} />
                        <Group title={w.similar} items={similar} />
                    </>
                );
            }}
        </Ready>
    );
}

function BigSearch() {
    const [q, setQ] = useState('');
    return (
        <form class="form" action="/find" role="search" aria-label={w.title}>
            <div class="govuk-form-group">
                <label class="govuk-label" for="q">
                    {w.label}
                </label>
                <div class="govuk-hint" id="q-hint">
                    {w.hint}
                </div>
                <input class="govuk-input" id="q" name="q" type="search" autoComplete="off" aria-describedby="q-hint" value={q} onInput={(e) => setQ(e.currentTarget.value)} />
            </div>
            <button class="govuk-button" type="submit">
                {w.submit}
            </button>
        </form>
    );
}

function Find({ session }: { session: Session }) {
    const q = asked();
    if (q) setTitle(`${w.title}: ${q}`);
    return (
        <>
            <PageHead title={q ? w.results_title(q) : w.title} />
            {q ? <Results q={q} session={session} /> : <BigSearch />}
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Find session={session} />
    </Shell>
));
