// Make a referral, or ask for one. What the service would say is said before anything is typed.
import { useEffect, useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { calledName } from '../lib/children';
import { noFaults, useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { checkService, getReferrals, getServices, isOver, suggestServices } from '../lib/referrals';
import { useTyped } from '../lib/typed';
import type { Child, Referral, ReferralItem, Service, ServiceCheck, Suggestion } from '../lib/types';
import { form as f, referral_new as w } from '../lib/words';
import { startChild } from '../parts/child_page';
import { FirstNote } from '../parts/first_note';
import { WishNote } from '../parts/wish_note';
import { DraftNote, Restored } from '../parts/draft_note';
import { Buttons, ErrorSummary, RadioField, SelectField, Submit, type Option } from '../parts/fields';
import { bodyOf, emptyForm, faultsOf, ReferralContent, type ReferralPart, type Typed } from '../parts/referral_fields';
import { PageHead, Section } from '../parts/section';
import { ServiceFacts } from '../parts/service_facts';
import { Ready } from '../parts/waiting';

const mayText = (may: boolean): string => (may ? w.may_refer : w.may_ask);

/** All services, those to which one may refer first. */
function allOptions(services: Service[]): Option[] {
    const sorted = [...services].sort((a, b) => Number(b.i_may_refer) - Number(a.i_may_refer) || a.name.localeCompare(b.name));
    return sorted.map((s) => ({ value: s.id, label: s.name, hint: `${s.agency.name} · ${mayText(s.i_may_refer)}` }));
}

/** Those that meet the need, those that fit the child first; with what stands in the way of the others. */
const fittingOptions = (found: Suggestion[]): Option[] =>
    found.map((s) => ({ value: s.service.id, label: s.service.name, hint: s.problems.length ? w.first(s.problems) : w.fits(mayText(s.may_refer)) }));

function ChooseService({ services, child, typed, change, faults }: ReferralPart & { services: Service[]; child: Child }) {
    const found = useLoad(() => (typed.about ? suggestServices(child.id, typed.about) : Promise.resolve(null)), typed.about);
    const needs = [...new Set(services.flatMap((s) => s.needs))].sort((a, b) => a.localeCompare(b));
    const about = (about: string) => change({ about, service: '', need: about });
    return (
        <Section title={w.which} id="which">
            {needs.length > 0 && (
                <SelectField
                    id="about"
                    label={w.about}
                    hint={w.about_hint(calledName(child))}
                    value={typed.about}
                    onValue={about}
                    options={[{ value: '', label: w.about_all }, ...needs.map((n) => ({ value: n, label: n }))]}
                    faults={noFaults}
                />
            )}
            <Ready of={found} part>
                {(fitting) =>
                    fitting && !fitting.items.length ? (
                        <p class="govuk-body">{w.fits_none}</p>
                    ) : (
                        <RadioField
                            id="service"
                            label={<span class="govuk-visually-hidden">{w.which}</span>}
                            value={typed.service}
                            onValue={(service) => change({ service })}
                            options={fitting ? fittingOptions(fitting.items) : allOptions(services)}
                            faults={faults}
                        />
                    )
                }
            </Ready>
            <p class="govuk-body">
                <a class="govuk-link" href={childPage(child.id, `help${typed.about && `?need=${encodeURIComponent(typed.about)}`}`)}>
                    {w.for_carer}
                </a>
            </p>
        </Section>
    );
}

/** What would happen to a referral of this child by this person: said before typing. */
function Verdict({ check, service, child }: { check: ServiceCheck; service: Service; child: Child }) {
    const name = calledName(child);
    return (
        <div class={`verdict${check.may_refer ? '' : ' verdict--ask'}`} role="status">
            <p class="verdict__says">
                {check.may_refer ? w.can_refer(name, service.name) : w.can_ask(check.decided_by)}
            </p>
            {!check.may_refer && <p>{w.can_ask_about}</p>}
            {check.clock && <p>{check.clock.split('; ').map((each) => `${each}.`).join(' ')}</p>}
            {check.problems.length > 0 && (
                <>
                    <p>{w.problems}</p>
                    <ul class="govuk-list govuk-list--bullet">
                        {check.problems.map((p) => (
                            <li key={p}>{p}</li>
                        ))}
                    </ul>
                </>
            )}
        </div>
    );
}

/** A service takes one referral of a child at a time. */
function Already({ referral, child }: { referral: ReferralItem; child: Child }) {
    return (
        <div class="verdict verdict--ask" role="status">
            <p class="verdict__says">{w.already(calledName(child), referral.service.name)}</p>
            <p>{w.already_about}</p>
            <p>
                <a class="govuk-link" href={`/referrals/${referral.id}`}>
                    {w.already_open}
                </a>
            </p>
        </div>
    );
}

/** Asks the service's rules about this child whenever another service is chosen. */
function useCheck(service: string, child: string): ServiceCheck | null {
    const [check, setCheck] = useState<{ service: string; value: ServiceCheck } | null>(null);
    useEffect(() => {
        if (service) void checkService(service, child).then((value) => setCheck({ service, value }));
    }, [service]);
    return check?.service === service ? check.value : null;
}

function Entry({ child, services, open }: { child: Child; services: Service[]; open: ReferralItem[] }) {
    const form = useForm();
    const wanted = new URLSearchParams(location.search).get('service') ?? '';
    const { typed, draft, change, startAgain } = useTyped<Typed>(`referral-${child.id}`, { ...emptyForm, service: wanted }, wanted ? { service: wanted } : {});
    const service = services.find((s) => s.id === typed.service);
    const already = open.find((r) => r.service.id === typed.service);
    const check = useCheck(typed.service, child.id);

    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(faultsOf(typed))) return;
        const body = bodyOf(typed);
        const params = { path: { child: child.id } };
        const made = await form.attempt(() => answer<Referral>(api.POST('/children/{child}/referrals', { params, body: body, headers: once(body) })));
        if (!made) return;
        await draft.drop();
        location.assign(`/referrals/${made.id}`);
    };
    if (draft.state === 'reading') return null;
    const part = { typed, change, faults: form.faults };
    return (
        <form class="two" onSubmit={submit} noValidate>
            <div class="two__main">
                <ErrorSummary faults={form.faults} />
                <Restored draft={draft} again={startAgain} />
                <ChooseService {...part} services={services} child={child} />
                {already && <Already referral={already} child={child} />}
                {service && check && !already && (
                    <>
                        <Verdict check={check} service={service} child={child} />
                        <ReferralContent {...part} service={service} may={check.may_refer} name={calledName(child)} />
                        <Buttons>
                            <Submit busy={form.busy}>{check.may_refer ? w.submit : w.submit_ask}</Submit>
                            <a class="govuk-link" href={childPage(child.id)}>
                                {f.cancel}
                            </a>
                        </Buttons>
                        <DraftNote draft={draft} />
                    </>
                )}
            </div>
            <div class="two__side">{service && <ServiceFacts service={service} />}</div>
        </form>
    );
}

function ReferralNew({ child }: { child: Child }) {
    const both = useLoad(() => Promise.all([getServices(), getReferrals(child.id)]));
    return (
        <>
            <PageHead title={w.title(calledName(child))} />
            <Ready of={both} part>
                {([services, referrals]) => <Entry child={child} services={services.items} open={referrals.items.filter((r) => !isOver(r))} />}
            </Ready>
        </>
    );
}

startChild('referrals', w.tab, (child) => (
    <>
        <WishNote child={child} />
        <FirstNote child={child} />
        <ReferralNew child={child} />
    </>
));
