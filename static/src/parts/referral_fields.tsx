// What a referral says: how soon, about what, why, what came first, who agreed. Of a child, and of a carer.
import type { Fault } from '../lib/api';
import { dayOfParts } from '../lib/dates';
import type { Faults } from '../lib/form';
import type { NewReferral, Service, Urgency } from '../lib/types';
import { form as f, referral as r, referral_new as w } from '../lib/words';
import { DateField, noDate, RadioField, SelectField, TextField, type DateParts } from './fields';
import { Section } from './section';

export interface Typed {
    about: string; // what the services shown have to meet; '': all are shown
    service: string;
    urgency: Urgency | '';
    need: string;
    reason: string;
    consultation: DateParts;
    override_reason: string;
    agreed: string;
}

export const emptyForm: Typed = { about: '', service: '', urgency: '', need: '', reason: '', consultation: noDate, override_reason: '', agreed: '' };

export interface ReferralPart {
    typed: Typed;
    change: (part: Partial<Typed>) => void;
    faults: Faults;
}

const urgencies = (service: Service) =>
    (['routine', 'urgent'] as const).map((value) => {
        const hint = service.clocks.filter((c) => c.urgency === value).map((c) => c.text).join(' ');
        return { value, label: r.urgencies[value], ...(hint ? { hint } : {}) };
    });

function Need({ service, typed, change, faults }: ReferralPart & { service: Service }) {
    if (!service.needs.length) return <TextField id="need" label={w.need} hint={w.need_hint} value={typed.need} onValue={(need) => change({ need })} faults={faults} />;
    return (
        <SelectField
            id="need"
            label={w.need}
            value={typed.need}
            onValue={(need) => change({ need })}
            options={[{ value: '', label: f.choose }, ...service.needs.map((n) => ({ value: n, label: n }))]}
            faults={faults}
        />
    );
}

/** What a referral says, once the service is chosen. `may`: it goes to the service at once, else somebody decides. */
export function ReferralContent({ service, may, name, typed, change, faults }: ReferralPart & { service: Service; may: boolean; name: string }) {
    const needs_first = service.must_come_first.length > 0;
    return (
        <Section title={may ? w.content : w.content_ask} id="content">
            <RadioField id="urgency" label={w.urgency} value={typed.urgency} onValue={(u) => change({ urgency: u as Urgency })} options={urgencies(service)} faults={faults} />
            {typed.urgency === 'urgent' && service.crisis && <p class="held">{w.crisis(service.crisis)}</p>}
            <Need service={service} typed={typed} change={change} faults={faults} />
            <TextField id="reason" label={w.reason(name)} hint={w.reason_hint} value={typed.reason} onValue={(reason) => change({ reason })} faults={faults} rows={8} />
            {needs_first && (
                <DateField
                    id="consultation_on"
                    label={w.consultation_on}
                    hint={w.consultation_hint}
                    value={typed.consultation}
                    onValue={(consultation) => change({ consultation })}
                    faults={faults}
                />
            )}
            {needs_first && typed.urgency === 'urgent' && (
                <TextField
                    id="override_reason"
                    label={w.override}
                    hint={w.override_hint}
                    value={typed.override_reason}
                    onValue={(override_reason) => change({ override_reason })}
                    faults={faults}
                    rows={3}
                />
            )}
            <TextField id="consent" label={w.consent} hint={w.consent_hint} value={typed.agreed} onValue={(agreed) => change({ agreed })} faults={faults} />
        </Section>
    );
}

const anyDate = (d: DateParts): boolean => Boolean(d.day || d.month || d.year);
const dayOf = (d: DateParts) => dayOfParts(d.day, d.month, d.year);

export const faultsOf = (t: Typed): Fault[] => [
    ...(t.service ? [] : [{ pointer: '/service', detail: w.service_missing }]),
    ...(t.urgency ? [] : [{ pointer: '/urgency', detail: w.urgency_missing }]),
    ...(t.reason.trim() ? [] : [{ pointer: '/reason', detail: w.reason_missing }]),
    ...(anyDate(t.consultation) && !dayOf(t.consultation) ? [{ pointer: '/consultation_on', detail: f.date_wrong }] : []),
];

export const bodyOf = (t: Typed): NewReferral => ({
    service: t.service,
    urgency: t.urgency as Urgency,
    reason: t.reason.trim(),
    ...(t.need.trim() ? { need: t.need.trim() } : {}),
    ...(dayOf(t.consultation) ? { consultation_on: dayOf(t.consultation) } : {}),
    ...(t.override_reason.trim() && t.urgency === 'urgent' ? { override_reason: t.override_reason.trim() } : {}),
    ...(t.agreed.trim() ? { consent: { agreed_by: t.agreed.trim() } } : {}),
});
