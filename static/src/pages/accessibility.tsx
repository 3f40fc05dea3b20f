import { accessibility as w } from '../lib/words';
import { startOpen } from '../parts/shell';

startOpen(
    <>
        <h1 class="govuk-heading-l">{w.title}</h1>
        <p class="govuk-body">{w.intro}</p>
        {w.sections.map((s) => (
            <section key={s.title}>
                <h2 class="govuk-heading-m">{s.title}</h2>
                <ul class="govuk-list govuk-list--bullet">
                    {s.points.map((p) => (
                        <li key={p}>{p}</li>
                    ))}
                </ul>
            </section>
        ))}
    </>,
);
