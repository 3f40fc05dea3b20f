// School of a child: where it is, what it needs there, and each education plan.
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, Enrolment, List, Pep, SendStatus, Session } from '../lib/types';
import { education as w } from '../lib/words_pep';
import { startChild } from '../parts/child_page';
import { period } from '../parts/details';
import { Fact } from '../parts/facts';
import { PepTable } from '../parts/pep_table';
import { PageHead, Section } from '../parts/section';
import { Panels } from '../parts/panel';
import { SchoolNumbers } from '../parts/school_numbers';
import { hasRole, mayAskToSee, mayWritePep } from '../parts/shell';
import { Ready } from '../parts/waiting';
import { Held, MayAsk } from '../picture/held';

function School({ child }: { child: Child }) {
    const path = { child: child.id };
    const schools = useLoad(() => answer<List<Enrolment>>(api.GET('/children/{child}/schools', { params: { path } })));
    const needs = useLoad(() => answer<List<SendStatus>>(api.GET('/children/{child}/send', { params: { path } })));
    return (
        <Section title={w.now} id="school" action={{ href: childPage(child.id, 'details'), text: w.keep }}>
            <Ready of={schools} part>
                {({ items }) => {
                    const now = items.find((it) => it.until_on === null);
                    const before = items.filter((it) => it !== now);
                    return (
                        <dl class="facts facts--pairs">
                            <Fact label={w.now}>{now ? `${now.school.name}, ${w.since(longDay(now.from_on))}` : w.not_recorded}</Fact>
                            {now?.year_group && <Fact label={w.year_group}>{now.year_group}</Fact>}
                            <Ready of={needs} part>
                                {({ items: [need] }) => <Fact label={w.send}>{need ? (w.sends[need.need] ?? need.need) : w.not_recorded}</Fact>}
                            </Ready>
                            {before.length > 0 && (
                                <Fact label={w.before}>
                                    {before.map((it) => (
                                        <span class="table__more" key={it.id}>
                                            {it.school.name}, {period(it.from_on, it.until_on)}
                                        </span>
                                    ))}
                                </Fact>
                            )}
                        </dl>
                    );
                }}
            </Ready>
        </Section>
    );
}

function Plans({ child, session }: { child: Child; session: Session }) {
    const list = useLoad(() => answer<List<Pep>>(api.GET('/children/{child}/peps', { params: { path: { child: child.id } } })));
    return (
        <Section title={w.list} id="peps" action={mayWritePep(session) ? { href: childPage(child.id, 'pep'), text: w.start } : null}>
            <Ready of={list} part>
                {({ items, withheld = [] }) => (
                    <>
                        <Held list={withheld} />
                        {items.length > 0 && <PepTable lines={items.map((it) => ({ ...it, term: it.term.name }))} />}
                        {items.length === 0 && withheld.length === 0 && (
                            <>
                                <p>{w.none(calledName(child))}</p>
                                <p class="quiet">{w.none_help}</p>
                            </>
                        )}
                    </>
                )}
            </Ready>
        </Section>
    );
}

startChild('education', w.short, (child, session) => (
    <MayAsk child={child.id} may={mayAskToSee(session)}>
        <PageHead title={w.title(calledName(child))} />
        <School child={child} />
        <Plans child={child} session={session} />
        <Panels>
            <SchoolNumbers child={child} may={hasRole(session, ['virtual_school', 'designated_teacher', 'senco'])} />
        </Panels>
    </MayAsk>
));
