// What a service is, for whom, and by when it acts.
import type { ComponentChildren } from 'preact';
import { longDay } from '../lib/dates';
import type { Service } from '../lib/types';
import { service as w } from '../lib/words';
import { roleText } from './shell';
import { Section } from './section';

function ages({ ages: { from, to } }: Service): string {
    if (from === null && to === null) return w.any_age;
    if (from === null) return w.up_to(to ?? 0);
    return to === null ? w.from(from) : w.from_to(from, to);
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
    return (
        <div class="facts__row">
            <dt>{label}</dt>
            <dd>{children}</dd>
        </div>
    );
}

const Lines = ({ of }: { of: string[] }) => (
    <ul class="facts__list">
        {of.map((text) => (
            <li key={text}>{text}</li>
        ))}
    </ul>
);

function Clocks({ label, of }: { label: string; of: Service['clocks'] }) {
    if (!of.length) return null;
    return (
        <Fact label={label}>
            <Lines of={of.map((c) => c.text)} />
        </Fact>
    );
}

/** `bare`: the page itself has the service's name and agency as its heading. */
export function ServiceFacts({ service, bare = false }: { service: Service; bare?: boolean }) {
    const facts = <Facts service={service} bare={bare} />;
    if (bare) return facts;
    return (
        <Section title={service.name} id="facts">
            {facts}
        </Section>
    );
}

function Facts({ service: s, bare }: { service: Service; bare: boolean }) {
    return (
        <>
            <p class="govuk-body">{s.about}</p>
            {s.expect && <p class="govuk-body">{s.expect}</p>}
            <dl class="facts">
                {!bare && <Fact label={w.agency}>{s.agency.name}</Fact>}
                <Fact label={w.for_ages}>{ages(s)}</Fact>
                <Fact label={w.who_refers}>{roleText(s.who_may_refer)}</Fact>
                {s.must_come_first.length > 0 && (
                    <Fact label={w.first}>
                        <Lines of={s.must_come_first} />
                    </Fact>
                )}
                <Clocks label={w.clocks} of={s.clocks.filter((c) => c.urgency !== 'urgent')} />
                <Clocks label={w.urgent_clocks} of={s.clocks.filter((c) => c.urgency === 'urgent')} />
                {s.crisis && (
                    <Fact label={w.crisis}>
                        <strong>{s.crisis}</strong>
                    </Fact>
                )}
                {s.last_checked_on && <Fact label={w.checked}>{longDay(s.last_checked_on)}</Fact>}
            </dl>
        </>
    );
}
