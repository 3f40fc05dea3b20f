// What a service is, for whom, and by when it acts.
import { longDay } from '../lib/dates';
import { listed } from '../lib/english';
import { ago } from '../lib/services';
import type { Service } from '../lib/types';
import { details, service as w } from '../lib/words';
import { care_statuses, checked, keep as k } from '../lib/words_services';
import { Fact } from './facts';
import { roleText } from './shell';
import { Section } from './section';

export function agesOf({ ages: { from, to } }: { ages: Service['ages'] }): string {
    if (from === null && to === null) return w.any_age;
    if (from === null) return w.up_to(to ?? 0);
    return to === null ? w.from(from) : w.from_to(from, to);
}

export const Lines = ({ of }: { of: string[] }) => (
    <ul class="facts__list">
        {of.map((text) => (
            <li key={text}>{text}</li>
        ))}
    </ul>
);

export function Clocks({ label, of }: { label: string; of: Service['clocks'] }) {
    if (!of.length) return null;
    return (
        <Fact label={label}>
            <Lines of={of.map((c) => c.text)} />
        </Fact>
    );
}

/** Words of a list as the pages say them; null where the list limits nothing. */
export const said = (codes: string[], words: Record<string, string>): string | null => (codes.length ? listed(codes.map((c) => words[c] ?? c)) : null);

/** "Last checked 12 August 2026 by Wendy Tull, 3 months ago." */
export const checkedText = (s: Service): string => (s.last_checked_on ? checked.by(longDay(s.last_checked_on), s.last_checked_by?.name ?? null, ago(s.last_checked_on)) : checked.never);

/** Whom it takes beside ages: only what limits. */
export function Limits({ service: s }: { service: Service }) {
    const limits = [
        [k.standing, said(s.care_statuses, care_statuses)],
        [k.home, said(s.homes, details.kinds)],
        [k.where, s.localities.length ? listed(s.localities) : null],
    ] as const;
    return (
        <>
            {limits.map(
                ([label, text]) =>
                    text && (
                        <Fact label={label} key={label}>
                            {text}
                        </Fact>
                    ),
            )}
        </>
    );
}

/** Beside the form of a referral. */
export function ServiceFacts({ service: s }: { service: Service }) {
    return (
        <Section title={s.name} id="facts">
            <p class="govuk-body">{s.about}</p>
            {s.expect && <p class="govuk-body">{s.expect}</p>}
            <dl class="facts">
                <Fact label={w.agency}>{s.agency.name}</Fact>
                <Fact label={w.for_ages}>{agesOf(s)}</Fact>
                <Limits service={s} />
                <Fact label={w.who_refers}>{roleText(s.who_may_refer)}</Fact>
                {s.must_come_first.length > 0 && (
                    <Fact label={w.first}>
                        <Lines of={s.must_come_first} />
                    </Fact>
                )}
                {s.who_consents && <Fact label={k.agrees}>{s.who_consents}</Fact>}
                <Clocks label={w.clocks} of={s.clocks.filter((c) => c.urgency !== 'urgent')} />
                <Clocks label={w.urgent_clocks} of={s.clocks.filter((c) => c.urgency === 'urgent')} />
                {s.crisis && (
                    <Fact label={w.crisis}>
                        <strong>{s.crisis}</strong>
                    </Fact>
                )}
            </dl>
            <p class="quiet">{checkedText(s)}</p>
        </Section>
    );
}
