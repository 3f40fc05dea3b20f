// The directory of services.
import { useState } from 'preact/hooks';
import { useLoad } from '../lib/load';
import { getServices } from '../lib/referrals';
import type { Service } from '../lib/types';
import { services as w } from '../lib/words';
import { PageHead } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

function Row({ service: s }: { service: Service }) {
    return (
        <li class="listed">
            <div>
                <h2 class="listed__name">
                    <a class="govuk-link" href={`/services/${s.id}`}>
                        {s.name}
                    </a>
                </h2>
                <p class="quiet">{s.agency.name}</p>
            </div>
            <p>{s.about}</p>
            <p>
                <span class={`state${s.i_may_refer ? ' state--good' : ''}`}>{s.i_may_refer ? w.may : w.ask}</span>
            </p>
        </li>
    );
}

function Directory({ items }: { items: Service[] }) {
    const [word, setWord] = useState('');
    const wanted = word.trim().toLowerCase();
    const shown = items.filter((s) => [s.name, s.agency.name, s.about, ...s.needs].join(' ').toLowerCase().includes(wanted));
    return (
        <>
            <div class="govuk-form-group">
                <label class="govuk-label" for="word">
                    {w.filter}
                </label>
                <input class="govuk-input govuk-input--width-20" id="word" type="search" autoComplete="off" value={word} onInput={(e) => setWord(e.currentTarget.value)} />
            </div>
            {shown.length ? (
                <ul class="listed-all">
                    {shown.map((s) => (
                        <Row service={s} key={s.id} />
                    ))}
                </ul>
            ) : (
                <p class="govuk-body" role="status">
                    {w.none}
                </p>
            )}
        </>
    );
}

function Services() {
    const list = useLoad(getServices);
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body">{w.about}</p>
            <p class="govuk-body">{w.how_to}</p>
            <Ready of={list} part>{({ items }) => <Directory items={items} />}</Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Services />
    </Shell>
));
