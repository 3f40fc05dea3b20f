// A page to print for a carer: what help there is for this child, in plain words. Nothing about the child stands on it unless somebody chooses so.
import { useEffect, useState } from 'preact/hooks';
import { calledName } from '../lib/children';
import { longDay, today } from '../lib/dates';
import { noFaults } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { getServices, suggestServices } from '../lib/referrals';
import type { Child, Service, Session, Suggestion } from '../lib/types';
import { roles } from '../lib/words';
import { carer as w } from '../lib/words_carer';
import { startChild } from '../parts/child_page';
import { CheckField, SelectField } from '../parts/fields';
import { PageHead, Section } from '../parts/section';
import { Fact } from '../parts/facts';
import { Lines } from '../parts/service_facts';
import { roleText, setTitle } from '../parts/shell';
import { Ready } from '../parts/waiting';

/** What the service says of itself, and what it says to this child. */
interface Offer {
    service: Service;
    found: Suggestion;
}

const FEW = 6;

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const rolesOf = (s: Service): string[] => s.who_may_refer.map((r) => (roles[r] ?? r).replace(/^[A-Z](?=[a-z])/, small));

/* `crisis`: whether the service's own number stands here; of few services it stands at the top, where it is found at once. */
function How({ service, found, crisis }: Offer & { crisis: boolean }) {
    const clocks = (urgency: string) => service.clocks.filter((c) => c.urgency === urgency && c.clock !== 'asked').map((c) => c.text);
    const routine = clocks('routine');
    const urgent = clocks('urgent');
    return (
        <dl class="facts facts--wide">
            <Fact label={w.does}>{service.about}</Fact>
            {service.expect && <Fact label={w.expect}>{service.expect}</Fact>}
            <Fact label={w.soon}>{routine.length ? <Lines of={routine} /> : w.soon_none}</Fact>
            {urgent.length > 0 && (
                <Fact label={w.urgent}>
                    <Lines of={urgent} />
                </Fact>
            )}
            <Fact label={w.ask}>{found.may_refer ? w.ask_giver(rolesOf(service)) : w.ask_others(rolesOf(service), found.decided_by)}</Fact>
            {service.who_consents && <Fact label={w.agrees}>{service.who_consents}</Fact>}
            {crisis && service.crisis && <Fact label={w.now}>{service.crisis}</Fact>}
        </dl>
    );
}

function why({ found }: Offer): string[] {
    return found.reasons.map((reason) => (reason.name === 'first' ? w.first(reason.text.replace(/[^.!?]$/, '$&.')) : (w.reasons[reason.name] ?? w.other)));
}

function Now({ offers }: { offers: Offer[] }) {
    const lines = offers.filter((o) => o.service.crisis).map((o) => w.call(o.service.name, o.service.crisis ?? ''));
    return (
        <Section title={w.now} id="now">
            <ul class="carer__now">
                {[w.danger, w.health, ...lines].map((line) => (
                    <li key={line}>{line}</li>
                ))}
            </ul>
        </Section>
    );
}

function Fitting({ offers, crisis }: { offers: Offer[]; crisis: boolean }) {
    return (
        <Section title={w.fits} id="fits">
            {!offers.length && <p class="govuk-body">{w.fits_none}</p>}
            {offers.map((offer) => (
                <article class="carer__offer" key={offer.service.id}>
                    <h3 class="carer__name">{offer.service.name}</h3>
                    <p class="carer__agency">{offer.service.agency.name}</p>
                    <How {...offer} crisis={crisis} />
                </article>
            ))}
        </Section>
    );
}

function Later({ offers }: { offers: Offer[] }) {
    if (!offers.length) return null;
    return (
        <Section title={w.later} id="later">
            <p class="govuk-body">{w.later_about}</p>
            <dl class="facts facts--wide">
                {offers.map((offer) => (
                    <Fact label={offer.service.name} key={offer.service.id}>
                        {why(offer).join(' ')}
                    </Fact>
                ))}
            </dl>
        </Section>
    );
}

function Paper({ offers, session }: { offers: Offer[]; session: Session }) {
    const { name, agency, roles: held } = session.person;
    const fitting = offers.filter((o) => o.found.fits);
    const few = fitting.length <= FEW;
    return (
        <>
            {!offers.length && <p class="govuk-body">{w.none}</p>}
            <Now offers={few ? (fitting.length ? fitting : offers.slice(0, FEW)) : []} />
            {offers.length > 0 && <Fitting offers={fitting} crisis={!few} />}
            <Section title={w.meanwhile} id="meanwhile">
                <ul class="govuk-list govuk-list--bullet">
                    {w.meanwhile_list.map((line) => (
                        <li key={line}>{line}</li>
                    ))}
                </ul>
            </Section>
            <Later offers={offers.filter((o) => !o.found.fits)} />
            <p class="carer__foot">
                {w.given([name, small(roleText(held)), agency].filter(Boolean).join(', '), longDay(today()))} {w.entries}
            </p>
        </>
    );
}

interface ChooseProps {
    child: Child;
    services: Service[];
    need: string;
    setNeed: (need: string) => void;
    named: boolean;
    setNamed: (named: boolean) => void;
}

function Choose({ child, services, need, setNeed, named, setNamed }: ChooseProps) {
    const needs = [...new Set([...services.flatMap((s) => s.needs), ...(need ? [need] : [])])].sort((a, b) => a.localeCompare(b));
    return (
        <div class="off-paper">
            <Section title={w.choose} id="choose">
                <div class="form">
                    <SelectField id="need" label={w.need} value={need} onValue={setNeed} options={[{ value: '', label: w.need_all }, ...needs.map((n) => ({ value: n, label: n }))]} faults={noFaults} />
                    <CheckField id="named" label={w.with_name(calledName(child))} value={named} onValue={setNamed} />
                    <p class="govuk-body quiet">{w.choose_about}</p>
                </div>
            </Section>
        </div>
    );
}

function Help({ child, session }: { child: Child; session: Session }) {
    const [need, setNeed] = useState(new URLSearchParams(location.search).get('need') ?? '');
    const [named, setNamed] = useState(false);
    const services = useLoad(getServices);
    const found = useLoad(() => suggestServices(child.id, need), need);
    const title = need ? w.title_for(need) : w.title_all;
    useEffect(() => setTitle(title), [title]); // a browser prints it above the page: without the child's name
    return (
        <div class="carer">
            <PageHead title={title}>
                <a class="govuk-link" href={childPage(child.id, 'referrals/new')}>
                    {w.back}
                </a>
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <Ready of={services}>
                {({ items }) => (
                    <>
                        <Choose child={child} services={items} need={need} setNeed={setNeed} named={named} setNamed={setNamed} />
                        {named && <p class="lead">{w.for_whom(calledName(child))}</p>}
                        <p class="lead">{w.intro}</p>
                        <Ready of={found} part>
                            {(list) => <Paper session={session} offers={list.items.flatMap((it) => items.filter((s) => s.id === it.service.id).map((service) => ({ service, found: it })))} />}
                        </Ready>
                    </>
                )}
            </Ready>
        </div>
    );
}

startChild('referrals', w.title, (child, session) => <Help child={child} session={session} />);
