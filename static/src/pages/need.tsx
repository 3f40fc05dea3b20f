// A child's need with nothing in place: what shows it, and what is put in place: a referral, an action, or the decision that nothing is needed now.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { dayOfParts, longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, List, NeedDecision, OversightNeed, Session } from '../lib/types';
import { need as w, oversight as o } from '../lib/words_oversight';
import { useTyped } from '../lib/typed';
import { startChild } from '../parts/child_page';
import { DraftNote, Restored } from '../parts/draft_note';
import { DateField, ErrorSummary, noDate, RadioField, Submit, TextField } from '../parts/fields';
import { PageHead, Section } from '../parts/section';
import { hasRole, mayAskForService } from '../parts/shell';
import { Ready } from '../parts/waiting';

const deciders = ['social_worker', 'team_manager', 'virtual_school', 'personal_adviser', 'mental_health_lead'];
const overseers = ['team_manager', 'virtual_school', 'mental_health_lead'];

function Shows({ child }: { child: Child }) {
    const list = useLoad(() => answer<List<OversightNeed>>(api.GET('/oversight/needs', { params: { query: { child: child.id } } })));
    return (
        <Section title={w.shows} id="shows">
            <Ready of={list} part>
                {({ items: [one] }) =>
                    one ? (
                        <ul class="govuk-list">
                            {one.shows.map((it) => (
                                <li key={it.link.id}>
                                    {it.what}, {longDay(it.on)}
                                </li>
                            ))}
                            <li class={one.is_late ? 'is-late' : 'quiet'}>{one.is_late ? o.since_days(one.since_on, one.days) : o.in_time_until(one.due_on)}</li>
                        </ul>
                    ) : (
                        <p class="quiet">{w.in_place}</p>
                    )
                }
            </Ready>
        </Section>
    );
}

const empty = { outcome: '', why: '', what: '', due: noDate };

function bodyOf(typed: typeof empty) {
    const isAction = typed.outcome === 'action';
    const due = dayOfParts(typed.due.day, typed.due.month, typed.due.year);
    return { outcome: typed.outcome as 'action', why: typed.why.trim(), ...(isAction ? { what: typed.what.trim(), due_on: due ?? '' } : {}) };
}

function faultsOf(body: ReturnType<typeof bodyOf>) {
    const isAction = body.outcome === 'action';
    return [
        ...(body.outcome ? [] : [{ pointer: '/outcome', detail: w.outcome_missing }]),
        ...(isAction && !body.what ? [{ pointer: '/what', detail: w.what_missing }] : []),
        ...(isAction && !body.due_on ? [{ pointer: '/due_on', detail: w.due_missing }] : []),
        ...(body.why ? [] : [{ pointer: '/why', detail: w.why_missing }]),
    ];
}

function Decide({ child, saved }: { child: Child; saved: (made: NeedDecision) => void }) {
    const form = useForm();
    const { typed, draft, change, startAgain } = useTyped(`need_${child.id}`, empty);
    const { faults } = form;
    const submit = async (e: Event) => {
        e.preventDefault();
        const body = bodyOf(typed);
        if (form.busy || !form.check(faultsOf(body))) return;
        const made = await form.attempt(() => answer<NeedDecision>(api.POST('/children/{child}/need-decisions', { params: { path: { child: child.id } }, body, headers: once(body) })));
        if (!made) return;
        await draft.drop();
        saved(made);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <Restored draft={draft} again={startAgain} />
            <RadioField id="outcome" label={w.outcome} value={typed.outcome} onValue={(outcome) => change({ outcome })} options={w.outcomes} faults={faults} />
            {typed.outcome === 'action' && (
                <>
                    <TextField id="what" label={w.what} value={typed.what} onValue={(what) => change({ what })} faults={faults} />
                    <DateField id="due_on" label={w.due_on} value={typed.due} onValue={(due) => change({ due })} faults={faults} />
                </>
            )}
            <TextField id="why" label={w.why} value={typed.why} onValue={(why) => change({ why })} faults={faults} rows={3} />
            <Submit busy={form.busy}>{w.save}</Submit>
            <DraftNote draft={draft} />
        </form>
    );
}

function Earlier({ items }: { items: NeedDecision[] }) {
    return (
        <Section title={w.earlier} id="earlier">
            {items.length ? (
                <ul class="kept-list">
                    {items.map((one) => (
                        <li class="kept" key={one.id}>
                            <strong>{w.said(one.outcome, one.action?.name ?? null)}</strong>
                            <p>{one.why}</p>
                            <p class="quiet">{w.by(one.made_by?.name ?? null, one.decided_on)}</p>
                        </li>
                    ))}
                </ul>
            ) : (
                <p class="quiet">{w.none_earlier}</p>
            )}
        </Section>
    );
}

function Need({ child, session }: { child: Child; session: Session }) {
    const list = useLoad(() => answer<List<NeedDecision>>(api.GET('/children/{child}/need-decisions', { params: { path: { child: child.id } } })));
    const [made, setMade] = useState<NeedDecision | null>(null);
    const saved = (one: NeedDecision) => {
        setMade(one);
        list.reload();
        scrollTo(0, 0);
    };
    const oversees = hasRole(session, overseers);
    return (
        <>
            <PageHead title={w.title}>
                {oversees && (
                    <a class="govuk-link" href="/oversight/needs">
                        {w.back}
                    </a>
                )}
            </PageHead>
            {made && (
                <p class="lead" role="status">
                    {made.action ? w.saved_action : w.saved}
                </p>
            )}
            {oversees && <Shows child={child} key={made?.id ?? ''} />}
            {mayAskForService(session) && (
                <Section title={w.refer} id="refer" action={{ href: childPage(child.id, 'referrals/new'), text: w.refer }}>
                    <p class="govuk-body">{w.refer_about}</p>
                </Section>
            )}
            {hasRole(session, deciders) && !made && (
                <Section title={w.decide} id="decide">
                    <Decide child={child} saved={saved} />
                </Section>
            )}
            <Ready of={list} part>
                {({ items }) => <Earlier items={items} />}
            </Ready>
        </>
    );
}

startChild('', w.title, (child, session) => <Need child={child} session={session} />);
