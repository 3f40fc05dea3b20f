// Whose visits and reviews are late or due soon.
import { answer, api } from '../lib/api';
import { inDays, longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { List, ReviewDue, VisitDueChild } from '../lib/types';
import { care_due as w } from '../lib/words_health';
import { ListPart } from '../parts/list_page';
import { PageHead, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';

const getVisits = (after?: string) => answer<List<VisitDueChild>>(api.GET('/visits-due', { params: { query: { limit: 50, ...(after ? { after } : {}) } } }));
const getReviews = (after?: string) => answer<List<ReviewDue>>(api.GET('/reviews-due', { params: { query: { limit: 50, ...(after ? { after } : {}) } } }));

function First({ of, page }: { of: { child: { id: string; name: string }; due_on: string; days: number; why: string }; page: string }) {
    return (
        <>
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={childPage(of.child.id, page)}>
                    {of.child.name}
                </a>
            </th>
            <td class="govuk-table__cell" data-label={w.due}>
                {longDay(of.due_on)}
                <span class={`table__more${of.days < 0 ? ' is-late' : ''}`}>{inDays(of.days)}</span>
                <span class="table__more">{of.why}</span>
            </td>
        </>
    );
}

const last = (day: string | null) => (
    <td class="govuk-table__cell" data-label={w.last}>
        {day ? longDay(day) : w.none_yet}
    </td>
);

function Visits() {
    const list = useLoad(() => getVisits());
    return (
        <ListPart
            list={list}
            get={getVisits}
            caption={w.visits}
            heads={[w.child, w.due, w.last, w.worker]}
            row={(it) => (
                <tr class="govuk-table__row" key={it.child.id}>
                    <First of={it} page="visits" />
                    {last(it.last_on)}
                    <td class="govuk-table__cell" data-label={w.worker}>
                        {it.worker}
                    </td>
                </tr>
            )}
            none={w.none_visits}
            more={w.more}
        />
    );
}

function Reviews() {
    const list = useLoad(() => getReviews());
    return (
        <ListPart
            list={list}
            get={getReviews}
            caption={w.reviews}
            heads={[w.child, w.due, w.last, w.planned]}
            row={(it) => (
                <tr class="govuk-table__row" key={it.child.id}>
                    <First of={it} page="reviews" />
                    {last(it.last_on)}
                    <td class="govuk-table__cell" data-label={w.planned}>
                        {it.planned_on ? longDay(it.planned_on) : w.not_planned}
                    </td>
                </tr>
            )}
            none={w.none_reviews}
            more={w.more}
        />
    );
}

void start((session) => (
    <Shell session={session}>
        <PageHead title={w.title} />
        <p class="govuk-body">{w.about}</p>
        <Section title={w.visits} id="visits">
            <Visits />
        </Section>
        <Section title={w.reviews} id="reviews">
            <Reviews />
        </Section>
    </Shell>
));
