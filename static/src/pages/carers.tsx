// The carers whom one may see, and where each of their referrals stands.
import { getCarers, mayReferCarers } from '../lib/carers';
import { dayOfInstant, longDay } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { Carer, Session } from '../lib/types';
import { referral as r } from '../lib/words';
import { carers as w, kinds } from '../lib/words_carers';
import { More } from '../parts/more';
import { PageHead } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

function Item({ carer }: { carer: Carer }) {
    return (
        <li class="kept">
            <strong>{carer.name}</strong>
            <p class="quiet">{[kinds[carer.kind], carer.agency.name].join(', ')}</p>
            {carer.referrals.length ? (
                carer.referrals.map((one) => (
                    <p key={one.id}>
                        <a class="govuk-link" href={`/referrals/${one.id}`}>
                            {one.service.name}
                        </a>{' '}
                        <span class="state">{r.states[one.state]}</span> <span class="quiet">{longDay(dayOfInstant(one.made_at))}</span>
                    </p>
                ))
            ) : (
                <p class="quiet">{w.not_referred}</p>
            )}
        </li>
    );
}

function Page({ session }: { session: Session }) {
    const list = useLoad(getCarers);
    return (
        <>
            <PageHead title={w.title}>
                {mayReferCarers(session) && (
                    <a class="govuk-link" href="/carers/new">
                        {w.refer}
                    </a>
                )}
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <Ready of={list}>
                {(all) =>
                    all.items.length ? (
                        <>
                            <ul class="kept-list">
                                {all.items.map((carer) => (
                                    <Item carer={carer} key={carer.id} />
                                ))}
                            </ul>
                            <More list={all} get={getCarers} add={list.set} text={w.more} />
                        </>
                    ) : (
                        <p class="govuk-body quiet">{w.none}</p>
                    )
                }
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page session={session} />
    </Shell>
));
