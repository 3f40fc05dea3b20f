// Every referral of a child: what is open with its clock, then what has ended.
import { calledName } from '../lib/children';
import { dayOfInstant, longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { getReferrals, isOver } from '../lib/referrals';
import type { Child, ReferralItem, Session } from '../lib/types';
import { referral as r, referrals as w } from '../lib/words';
import { startChild } from '../parts/child_page';
import { ClockBar } from '../parts/clock';
import { PageHead, Section } from '../parts/section';
import { mayAskForService } from '../parts/shell';
import { Ready } from '../parts/waiting';


function made(item: ReferralItem): string {
    const at = item.submitted_at ?? item.asked_at;
    const who = item.referred_by ?? item.asked_by;
    return [who?.name, at && longDay(dayOfInstant(at))].filter(Boolean).join(', ');
}

function Item({ item }: { item: ReferralItem }) {
    return (
        <li class="help">
            <div class="help__text">
                <h3 class="help__title">
                    <a class="govuk-link" href={`/referrals/${item.id}`}>
                        {item.service.name}
                        {item.need && `: ${item.need}`}
                    </a>
                </h3>
                <p>
                    <span class="state">{r.states[item.state] ?? item.state}</span> {item.urgency === 'urgent' && <span class="state state--late">{r.urgent}</span>}
                </p>
                <p class="quiet">{made(item)}</p>
                {item.practitioner && <p class="quiet">{r.with(item.practitioner.name)}</p>}
            </div>
            {item.clock && !isOver(item) && (
                <div class="help__clock">
                    <ClockBar clock={item.clock} title={item.service.name} />
                </div>
            )}
        </li>
    );
}

function Referrals({ child, session }: { child: Child; session: Session }) {
    const list = useLoad(() => getReferrals(child.id));
    return (
        <>
            <PageHead title={w.title(calledName(child))}>
                {mayAskForService(session) && (
                    <a class="govuk-link" href={childPage(child.id, 'referrals/new')}>
                        {w.make}
                    </a>
                )}
            </PageHead>
            <Ready of={list} part>
                {({ items }) => {
                    const open = items.filter((i) => !isOver(i));
                    const ended = items.filter(isOver);
                    if (!items.length)
                        return (
                            <div class="empty">
                                <p class="govuk-body">{w.empty(calledName(child))}</p>
                            </div>
                        );
                    return (
                        <>
                            <Section title={w.open}>
                                {open.length ? <ul class="help-list">{open.map((i) => <Item item={i} key={i.id} />)}</ul> : <p class="quiet">{w.none_open}</p>}
                            </Section>
                            {ended.length > 0 && (
                                <Section title={w.ended}>
                                    <ul class="help-list">
                                        {ended.map((i) => (
                                            <Item item={i} key={i.id} />
                                        ))}
                                    </ul>
                                </Section>
                            )}
                        </>
                    );
                }}
            </Ready>
        </>
    );
}

startChild('referrals', w.tab, (child, session) => <Referrals child={child} session={session} />);
