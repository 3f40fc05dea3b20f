// Refer a carer for themselves: who it is, which service, and what the referral says. No child is named.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { getCarers } from '../lib/carers';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import { getServices } from '../lib/referrals';
import { useTyped } from '../lib/typed';
import type { Carer, NewCarer, Referral, Service } from '../lib/types';
import { form as f, referral_new as r } from '../lib/words';
import { carer_new as w, carers, kinds } from '../lib/words_carers';
import { need, options } from '../parts/details';
import { DraftNote, Restored } from '../parts/draft_note';
import { Buttons, ErrorSummary, RadioField, SelectField, Submit, TextField } from '../parts/fields';
import { bodyOf, emptyForm, faultsOf, ReferralContent, type ReferralPart, type Typed } from '../parts/referral_fields';
import { PageHead, Section } from '../parts/section';
import { ServiceFacts } from '../parts/service_facts';
import { Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

interface TypedCarer extends Typed {
    carer: string; // one who is known; '': somebody new
    name: string;
    kind: string;
}

const wanted = new URLSearchParams(location.search).get('service') ?? '';
const empty: TypedCarer = { ...emptyForm, carer: '', name: '', kind: '', service: wanted };

const takesCarers = (s: Service): boolean => (!s.subjects.length || s.subjects.includes('carer')) && !(s.ended_on && s.ended_on <= today());

const missing = (t: TypedCarer) => [...(t.carer ? [] : [...need(t.name.trim(), '/name', w.name_missing), ...need(t.kind, '/kind', w.kind_missing)]), ...faultsOf(t)];

/* Of somebody new the record is made first; where the referral is then refused, they are known, and are not made twice. */
async function send(t: TypedCarer, known: (id: string) => void): Promise<Referral> {
    let id = t.carer;
    if (!id) {
        const who = { name: t.name.trim(), kind: t.kind as NewCarer['kind'] };
        id = (await answer<Carer>(api.POST('/carers', { body: who, headers: once(who) }))).id;
        known(id);
    }
    const body = bodyOf(t);
    return answer<Referral>(api.POST('/carers/{id}/referrals', { params: { path: { id } }, body, headers: once({ ...body, id }) }));
}

function Who({ list, typed, change, faults }: Omit<ReferralPart, 'typed' | 'change'> & { list: Carer[]; typed: TypedCarer; change: (part: Partial<TypedCarer>) => void }) {
    return (
        <Section title={w.who} id="who">
            {list.length > 0 && (
                <SelectField
                    id="carer"
                    label={w.listed}
                    value={typed.carer}
                    onValue={(carer) => change({ carer })}
                    options={[{ value: '', label: w.somebody_new }, ...list.map((c) => ({ value: c.id, label: `${c.name}, ${(kinds[c.kind] ?? '').toLowerCase()}` }))]}
                    faults={faults}
                />
            )}
            {!typed.carer && <TextField id="name" label={w.name} value={typed.name} onValue={(name) => change({ name })} faults={faults} width="30" />}
            {!typed.carer && <RadioField id="kind" label={w.kind} value={typed.kind} onValue={(kind) => change({ kind })} options={options(kinds)} faults={faults} />}
        </Section>
    );
}

function Entry({ services, known }: { services: Service[]; known: Carer[] }) {
    const form = useForm();
    const [list, setList] = useState(known);
    const { typed, draft, change, startAgain } = useTyped('referral-carer', empty, wanted ? { service: wanted } : {});
    const service = services.find((s) => s.id === typed.service);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing(typed))) return;
        const made = await form.attempt(() =>
            send(typed, (id) => {
                setList([...list, { id, name: typed.name.trim(), kind: typed.kind } as Carer]);
                change({ carer: id });
            }),
        );
        if (!made) return;
        await draft.drop();
        location.assign(`/referrals/${made.id}`);
    };
    if (draft.state === 'reading') return null;
    const part = { typed, change, faults: form.faults };
    const name = list.find((c) => c.id === typed.carer)?.name ?? (typed.name.trim() || carers.unknown.toLowerCase());
    return (
        <form class="two" onSubmit={submit} noValidate>
            <div class="two__main">
                <ErrorSummary faults={form.faults} />
                <Restored draft={draft} again={startAgain} />
                <Who {...part} list={list} />
                <Section title={w.which} id="which">
                    <RadioField
                        id="service"
                        label={<span class="govuk-visually-hidden">{w.which}</span>}
                        hint={w.which_about}
                        value={typed.service}
                        onValue={(id) => change({ service: id })}
                        options={services.map((s) => ({ value: s.id, label: s.name, hint: `${s.agency.name} · ${s.i_may_refer ? r.may_refer : r.may_ask}` }))}
                        faults={form.faults}
                    />
                    {service && !service.i_may_refer && <p class="govuk-body">{w.can_ask}</p>}
                </Section>
                {service && <ReferralContent {...part} service={service} may={service.i_may_refer} name={name} />}
                <Buttons>
                    <Submit busy={form.busy}>{!service || service.i_may_refer ? r.submit : r.submit_ask}</Submit>
                    <a class="govuk-link" href="/carers">
                        {f.cancel}
                    </a>
                </Buttons>
                <DraftNote draft={draft} />
            </div>
            <div class="two__side">{service && <ServiceFacts service={service} />}</div>
        </form>
    );
}

function Page() {
    const both = useLoad(() => Promise.all([getServices(), getCarers()]));
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body">{carers.about}</p>
            <Ready of={both} part>
                {([services, known]) => {
                    const taking = services.items.filter(takesCarers).sort((a, b) => Number(b.i_may_refer) - Number(a.i_may_refer) || a.name.localeCompare(b.name));
                    return taking.length ? <Entry services={taking} known={known.items} /> : <p class="govuk-body">{w.no_service}</p>;
                }}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page />
    </Shell>
));
