// What everybody has to know before they do anything: allergies, an address that may not be shared, how to talk with the child.
import { longDay } from '../lib/dates';
import { picture as words } from '../lib/words_picture';
import type { Alert, Picture } from './types';

/** `now`: the child is missing, or away without leave. */
export function Alerts({ alerts, now }: { alerts: Alert[]; now: NonNullable<Picture['missing']>['now'] | undefined }) {
    const gone: Alert[] = now ? [{ id: now.id, kind: 'other', level: 'warning', text: words.gone[now.kind], detail: null, since: now.since }] : [];
    if (!now && alerts.length === 0) return null;
    const sorted = [...gone, ...alerts].sort((a, b) => Number(b.level === 'warning') - Number(a.level === 'warning'));
    return (
        <ul class="alerts" aria-label={words.alerts}>
            {sorted.map((alert) => (
                <li class={`alert alert--${alert.level}`} key={alert.id}>
                    <Icon level={alert.level} />
                    <div>
                        <p class="alert__text">
                            <span class="govuk-visually-hidden">{alert.level === 'warning' ? words.alert_warning : words.alert_info}: </span>
                            {alert.text}
                        </p>
                        {(alert.detail || alert.since) && (
                            <p class="alert__detail">
                                {alert.detail} {alert.since && words.alert_since(longDay(alert.since))}
                            </p>
                        )}
                    </div>
                </li>
            ))}
        </ul>
    );
}

function Icon({ level }: { level: Alert['level'] }) {
    return (
        <svg class="alert__icon" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            {level === 'warning' ? <path d="M12 2 23 21.5H1Z" /> : <circle cx="12" cy="12" r="10.5" />}
            <path class="alert__sign" d={level === 'warning' ? 'M12 8.5v6M12 16.6v2.2' : 'M12 10.6v6.6M12 6.6v2.2'} />
        </svg>
    );
}
