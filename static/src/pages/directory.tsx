// What help there is, for anybody: no account, no child. Made to be printed for carers.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longDay } from '../lib/dates';
import { noFaults } from '../lib/form';
import { useLoad } from '../lib/load';
import type { DirectoryEntry, List } from '../lib/types';
import { details, roles } from '../lib/words';
import { care_statuses, directory as w, subjects } from '../lib/words_services';
import { TextField } from '../parts/fields';
import { PageHead } from '../parts/section';
import { Fact } from '../parts/facts';
import { agesOf, Lines } from '../parts/service_facts';
import { startOpen } from '../parts/shell';
import { Ready } from '../parts/waiting';

const getDirectory = () => answer<List<DirectoryEntry>>(api.GET('/directory'));

const wordsOf = (codes: string[], words: Record<string, string>): string[] => codes.map((c) => words[c] ?? c);

function whomOf(s: DirectoryEntry): string[] {
    return [
        w.people(wordsOf(s.subjects, subjects)),
        w.ages(agesOf(s)),
        ...(s.care_statuses.length ? [w.standing(wordsOf(s.care_statuses, care_statuses))] : []),
        ...(s.homes.length ? [w.homes(wordsOf(s.homes, details.kinds))] : []),
        ...(s.localities.length ? [w.where(s.localities)] : []),
    ];
}

function Entry({ service: s }: { service: DirectoryEntry }) {
    return (
        <li class="help-entry">
            <h2 class="help-entry__name" id={`s-${s.id}`}>
                {s.name}
            </h2>
            <p class="help-entry__agency quiet">{s.agency}</p>
            <p class="govuk-body">{s.about}</p>
            <dl class="facts facts--wide">
                {s.needs.length > 0 && <Fact label={w.helps}>{s.needs.join(', ')}</Fact>}
                <Fact label={w.whom}>
                    <Lines of={whomOf(s)} />
                </Fact>
                <Fact label={w.how}>{w.how_text(wordsOf(s.who_may_refer, roles).map((r) => r.charAt(0).toLowerCase() + r.slice(1)))}</Fact>
                {s.must_come_first.length > 0 && (
                    <Fact label={w.first}>
                        <Lines of={s.must_come_first} />
                    </Fact>
                )}
                {s.who_consents && <Fact label={w.agrees}>{s.who_consents}</Fact>}
                {s.expect && <Fact label={w.expect}>{s.expect}</Fact>}
                {s.how_soon.length > 0 && (
                    <Fact label={w.soon}>
                        <Lines of={s.how_soon} />
                    </Fact>
                )}
                {s.how_soon_urgent.length > 0 && (
                    <Fact label={w.soon_urgent}>
                        <Lines of={s.how_soon_urgent} />
                    </Fact>
                )}
                {s.crisis && (
                    <Fact label={w.crisis}>
                        <strong>{s.crisis}</strong>
                    </Fact>
                )}
            </dl>
            {s.last_checked_on && <p class="quiet">{w.checked(longDay(s.last_checked_on))}</p>}
        </li>
    );
}

function Entries({ items }: { items: DirectoryEntry[] }) {
    const [word, setWord] = useState('');
    const wanted = word.trim().toLowerCase();
    const shown = items.filter((s) => [s.name, s.agency, s.about, ...s.needs].join(' ').toLowerCase().includes(wanted));
    if (!items.length) return <p class="govuk-body">{w.empty}</p>;
    return (
        <>
            <div class="off-paper">
                <TextField id="word" label={w.filter} hint={w.filter_hint} value={word} onValue={setWord} faults={noFaults} width="20" input={{ type: 'search' }} />
                <p role="status">{shown.length ? w.count(shown.length) : w.none}</p>
            </div>
            <ul class="listed-all">
                {shown.map((s) => (
                    <Entry service={s} key={s.id} />
                ))}
            </ul>
        </>
    );
}

function Directory() {
    const list = useLoad(getDirectory);
    return (
        <>
            <PageHead title={w.title}>
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <p class="lead">{w.intro}</p>
            <p class="lead">
                <strong>{w.now}</strong>
            </p>
            <p class="govuk-body">{w.ask}</p>
            <Ready of={list} part>{({ items }) => <Entries items={items} />}</Ready>
        </>
    );
}

startOpen(<Directory />);
