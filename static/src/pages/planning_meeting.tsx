// A meeting of a group that plans for children with very complex needs: those on its list whom one may see, and how many others there are.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { dayOfInstant, longDay, today } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Action, Planning, PlanningMeeting } from '../lib/types';
import { graduated as g, groups, planning as w } from '../lib/words_groups';
import { actions as a } from '../lib/words_plans';
import { AddForm } from '../parts/actions';
import { ChangeIt } from '../parts/details';
import { Panel, Panels } from '../parts/panel';
import { AgreedForm, OffForm } from '../parts/planning_forms';
import { PageHead } from '../parts/section';
import { hasRole, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('planning-meetings');
const getMeeting = () => answer<PlanningMeeting>(api.GET('/planning-meetings/{id}', { params: { path: { id } } }));

function Does({ list }: { list: Action[] }) {
    if (list.length === 0) return null;
    return (
        <>
            <h3 class="govuk-heading-s">{w.who_does}</h3>
            <ul class="rows">
                {list.map((x) => (
                    <li class="rows__item" key={x.id}>
                        <div>
                            {x.what}
                            <p class="rows__more">
                                {x.owner_name ?? x.person?.name ?? x.agency.name}
                                {` · ${x.agency.name} · `}
                                <span class={(x.days ?? 0) < 0 ? 'is-late' : undefined}>{longDay(x.due_on)}</span>
                                {x.outcome && ` · ${x.outcome}`}
                            </p>
                        </div>
                        <span class={`state${x.state === 'done' ? ' state--good' : (x.days ?? 0) < 0 ? ' state--late' : ''}`}>{a.states[x.state]}</span>
                    </li>
                ))}
            </ul>
        </>
    );
}

type Way = 'agreed' | 'off' | 'action';

function Child({ it, held, may, reload }: { it: Planning; held: boolean; may: boolean; reload: () => void }) {
    const [way, setWay] = useState<Way>('agreed');
    const name = it.child.name;
    const form = (close: () => void) => {
        const ends = { close, saved: () => (close(), reload()) };
        if (way === 'action') return <AddForm child={it.child.id} about={{ planning: it.id }} {...ends} />;
        return way === 'off' ? <OffForm it={it} {...ends} /> : <AgreedForm it={it} {...ends} />;
    };
    return (
        <Panel id={`child-${it.id}`} title={name} action={null} form={form}>
            {(open) => {
                const show = (to: Way) => () => (setWay(to), open());
                return (
                    <>
                        <p>
                            <span class={`state${it.state === 'talked_about' ? ' state--good' : ''}`}>{w.states[it.state]}</span>{' '}
                            <a class="govuk-link" href={childPage(it.child.id)} aria-label={`${w.open_child}: ${name}`}>
                                {w.open_child}
                            </a>
                        </p>
                        <h3 class="govuk-heading-s">{w.why}</h3>
                        <p>{it.why}</p>
                        <p class="quiet">{w.put_by(it.made_by?.name ?? '', longDay(dayOfInstant(it.made_at)))}</p>
                        {it.state === 'withdrawn' && it.reason && <p class="quiet">{w.off_because(it.reason)}</p>}
                        {it.agreed && it.step && (
                            <>
                                <h3 class="govuk-heading-s">{w.agreed}</h3>
                                <p>{it.agreed}</p>
                                <p class="quiet">
                                    {`${w.step}: ${g.steps[it.step]}. `}
                                    {it.next_on && w.next_on(longDay(it.next_on))}
                                </p>
                            </>
                        )}
                        <Does list={it.actions} />
                        {may && it.state !== 'withdrawn' && (
                            <p class="off-paper ways-on">
                                {held && <ChangeIt text={it.agreed ? w.correct : w.record} label={(it.agreed ? w.correct_label : w.record_label)(name)} onClick={show('agreed')} />}{' '}
                                <ChangeIt text={w.add_action} label={w.add_action_label(name)} onClick={show('action')} />{' '}
                                {it.state === 'put_forward' && <ChangeIt text={w.off} label={w.off_label(name)} onClick={show('off')} />}
                            </p>
                        )}
                    </>
                );
            }}
        </Panel>
    );
}

function Meeting({ meeting, may, reload }: { meeting: PlanningMeeting; may: boolean; reload: () => void }) {
    const list = meeting.children ?? [];
    setTitle(w.title(longDay(meeting.held_on)));
    return (
        <>
            <PageHead title={w.title(longDay(meeting.held_on))} above={meeting.group.name}>
                <button type="button" class="link" onClick={() => window.print()}>
                    {groups.print}
                </button>
                <a class="govuk-link" href={`/groups/${meeting.group.id}`}>
                    {groups.back}
                </a>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            {meeting.held_back > 0 && (
                <ul class="withheld">
                    <li class="withheld__item">
                        <strong>{w.held(meeting.held_back)}</strong>
                    </li>
                </ul>
            )}
            {list.length === 0 && <p class="quiet">{meeting.count ? w.none_shown : w.none}</p>}
            <Panels>
                {list.map((it) => (
                    <Child it={it} held={meeting.held_on <= today()} may={may} reload={reload} key={it.id} />
                ))}
            </Panels>
        </>
    );
}

function Page({ may }: { may: boolean }) {
    const meeting = useLoad(getMeeting);
    return <Ready of={meeting}>{(m) => <Meeting meeting={m} may={may} reload={meeting.reload} />}</Ready>;
}

void start((session) => (
    <Shell session={session}>
        <Page may={!hasRole(session, ['information_governance', 'service_admin'])} />
    </Shell>
));
