// One service's work with a child: how it stands, and each meeting and call.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { nameOf } from '../lib/carers';
import { calledName, getChild } from '../lib/children';
import { dayOfInstant, longDay } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { Child, Contact, Involvement, List, Opened, Session } from '../lib/types';
import { details as d } from '../lib/words';
import { beside, end_reasons, involvement as w } from '../lib/words_work';
import { WorkBeforeAfter } from '../parts/before_after';
import { CarerBand } from '../parts/carer_head';
import { ChildBand, ChildTabs } from '../parts/child_page';
import { ContactForm } from '../parts/contact_form';
import { ChangeIt, KeptList, period, useChanging } from '../parts/details';
import { More } from '../parts/more';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { hasRole, practitioners, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Warnings } from '../parts/warnings';
import { WorkChange } from '../parts/work_change';
import { WrongLink } from '../parts/wrong_link';

const id = wordAfter('involvements');
const getWork = () => answer<Opened>(api.GET('/involvements/{id}', { params: { path: { id } } }));
const getContacts = (after?: string) => answer<List<Contact>>(api.GET('/involvements/{id}/contacts', { params: { path: { id }, query: { limit: 50, ...(after ? { after } : {}) } } }));

const therapists = ['educational_psychologist', 'camhs_clinician', 'camhs_social_worker', 'clinical_psychologist'];

function Stands({ work }: { work: Involvement }) {
    return (
        <>
            <p class="lead">
                <span class="state">{d.work_states[work.state]}</span> {work.practitioner?.name ?? w.nobody}, {period(work.from_on, work.until_on)}
            </p>
            {work.covered_by && <p class="govuk-body">{beside.covered(work.covered_by.name, longDay(work.covered_by.until_on))}</p>}
            {work.also.length > 0 && <p class="govuk-body">{beside.also(work.also)}</p>}
            {work.end_reason && <p class="govuk-body">{end_reasons[work.end_reason]}</p>}
            {work.outcome && <p class="govuk-body said">{work.outcome}</p>}
        </>
    );
}

const howLong = (it: Contact): string => (it.minutes ? w.minutes(it.minutes) : '');

function Item({ it, child, change }: { it: Contact; child: string | null; change: (() => void) | null }) {
    const recorded = dayOfInstant(it.made_at);
    const there = it.there.map((one) => (w.people[one] ?? one).toLowerCase());
    const about = [w.modes[it.mode], howLong(it), it.place && w.places[it.place]?.toLowerCase(), there.length > 0 && w.with(there)].filter(Boolean);
    const who = [it.practitioner && w.by(it.practitioner.name), recorded !== it.day && w.late(longDay(recorded))].filter(Boolean);
    return (
        <li class="kept">
            <strong>{longDay(it.day)}</strong> {it.outcome !== 'attended' && <span class="state">{w.outcomes[it.outcome]}</span>}
            <p>{about.join(', ')}</p>
            <p class="quiet">
                {who.join(', ')} {change && <ChangeIt text={w.correct} label={w.correct_label(longDay(it.day))} onClick={change} />}{' '}
                {change && child && <WrongLink child={child} type="contact" record={it.id} what={longDay(it.day)} />}
            </p>
            {it.note && <p class="said">{it.note}</p>}
            {it.therapy_note && (
                <div class="govuk-inset-text">
                    <p class="quiet">{w.therapy_mark}</p>
                    <p class="said">{it.therapy_note}</p>
                </div>
            )}
            {it.held_back && <p class="quiet">{w.held}</p>}
            {it.therapy_held_back && <p class="quiet">{w.therapy_held}</p>}
        </li>
    );
}

function Contacts({ work, session, may }: { work: Involvement; session: Session; may: boolean }) {
    const list = useLoad(getContacts);
    const changing = useChanging<Contact>(list.reload);
    const gives = [work.practitioner?.id, work.covered_by?.id].includes(session.person.id) && hasRole(session, therapists);
    return (
        <Panel
            id="contacts"
            title={w.contacts}
            action={may ? w.record : null}
            form={(close) => <ContactForm work={work} first={changing.it} therapy={gives} close={changing.leave(close)} saved={changing.saved(close)} />}
        >
            {(open) => (
                <>
                    <KeptList source={list} none={w.none} item={(it) => <Item it={it} child={work.child} change={may ? changing.start(open, it) : null} key={it.id} />} />
                    {list.now.state === 'ready' && <More list={list.now.value} get={getContacts} add={list.set} text={w.more} />}
                </>
            )}
        </Panel>
    );
}

function One({ child, first, session }: { child: Child | null; first: Opened; session: Session }) {
    const [work, setWork] = useState(first);
    const may = work.is_own && work.state !== 'closed' && hasRole(session, practitioners);
    const reload = () => void getWork().then(setWork);
    return (
        <>
            <PageHead title={`${work.service.name}: ${work.type_of_work}`} above={w.above(child ? calledName(child) : nameOf({ carer: work.carer }))} />
            {child && <Warnings list={work.warnings} child={child.id} />}
            <Panels>
                <Panel
                    id="stands"
                    title={w.stands}
                    action={may ? w.change : null}
                    form={(close) => (
                        <WorkChange
                            first={work}
                            close={close}
                            saved={() => {
                                close();
                                reload();
                            }}
                        />
                    )}
                >
                    <Stands work={work} />
                    {may && child && (
                        <p class="off-paper">
                            <WrongLink child={child.id} type="involvement" record={work.id} what={work.type_of_work} />
                        </p>
                    )}
                </Panel>
                <Contacts work={work} session={session} may={may} />
                {child && <WorkBeforeAfter work={work.id} />}
            </Panels>
        </>
    );
}

async function getBoth(): Promise<{ work: Opened; child: Child | null }> {
    const work = await getWork();
    return { work, child: work.child === null ? null : await getChild(work.child) };
}

void start((session, { work, child }) => {
    setTitle(w.tab, work.service.name, nameOf({ child, carer: work.carer }));
    return (
        <Shell session={session} above={child ? <ChildBand child={child} /> : <CarerBand carer={work.carer} />}>
            {child && <ChildTabs child={child} tab="details" />}
            <One child={child} first={work} session={session} />
        </Shell>
    );
}, getBoth);
