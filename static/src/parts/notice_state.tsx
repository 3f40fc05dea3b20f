// Whether notices by e-mail are sent, and to whom none could be brought: for whoever runs the service.
import { answer, api } from '../lib/api';
import { longInstant } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { NoticeState as State } from '../lib/types';
import { notice_state as w } from '../lib/words_notices';
import { Section } from './section';
import { ListTable } from './table';
import { Ready } from './waiting';

const getState = () => answer<State>(api.GET('/notices'));

function runs({ is_sending, ran_at }: State): string {
    if (!ran_at) return w.never;
    return (is_sending ? w.sending : w.stopped)(longInstant(ran_at));
}

function Lost({ lost }: { lost: State['lost'] }) {
    if (!lost.length) return <p class="govuk-body quiet">{w.none_lost}</p>;
    return (
        <ListTable caption={w.lost} heads={[w.who, w.when, w.what]}>
            {lost.map((one) => (
                <tr class="govuk-table__row" key={one.person.id + one.at}>
                    <th scope="row" class="govuk-table__header">
                        <a class="govuk-link govuk-link--no-visited-state" href={`/accounts/${one.person.id}`}>
                            {one.person.name}
                        </a>
                    </th>
                    <td class="govuk-table__cell" data-label={w.when}>
                        {longInstant(one.at)}
                    </td>
                    <td class="govuk-table__cell" data-label={w.what}>
                        {w.states[one.state] ?? one.state}
                        {one.said && <span class="table__more">{one.said}</span>}
                    </td>
                </tr>
            ))}
        </ListTable>
    );
}

export function NoticeState() {
    const state = useLoad(getState);
    return (
        <Section title={w.title} id="notices">
            <Ready of={state} part>
                {(now) => (
                    <>
                        <p class="govuk-body">{runs(now)}</p>
                        {now.ran_at && <p class="govuk-body">{w.sent(now.sent)}</p>}
                        {now.waiting > 0 && (
                            <p class="govuk-body">
                                {w.waiting(now.waiting)} {now.said && w.why(now.said)}
                            </p>
                        )}
                        {now.ran_at && <Lost lost={now.lost} />}
                    </>
                )}
            </Ready>
        </Section>
    );
}
