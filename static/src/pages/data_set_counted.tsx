// How each measure of the monthly data set is counted, and was before.
import { getDefinitions, mayFreeze } from '../lib/data_set';
import { longDay } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { DataSetDefinition, Session } from '../lib/types';
import { dataSet as w, numberSaid } from '../lib/words_data_set';
import { Start } from '../parts/data_set_forms';
import { PageHead, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

function One({ it }: { it: DataSetDefinition }) {
    const marks = it.benchmarks.map((b) => `${b.name} ${b.year}: ${b.per === 'year' ? w.per_year(numberSaid(it.unit, b.value)) : numberSaid(it.unit, b.value)}`);
    return (
        <div class="month__definition">
            <h3 class="govuk-heading-s">{it.name}</h3>
            <p class="govuk-body">{it.what}</p>
            <p class="govuk-body">
                {w.numerator}: {it.numerator}.{it.denominator && ` ${w.denominator}: ${it.denominator}.`} {w.good[it.good]}.
                <span class="table__more">
                    {it.how === 'computed' ? w.computed : it.source}. {it.since > '2000-01-01' && `${w.since(longDay(it.since))}.`} {marks.join('; ')}
                </span>
            </p>
        </div>
    );
}

function Counted({ session }: { session: Session }) {
    const list = useLoad(getDefinitions);
    return (
        <>
            <PageHead title={w.counted} />
            <p class="govuk-body">
                <a class="govuk-link" href="/data-set">
                    {w.back}
                </a>
            </p>
            <Start may={mayFreeze(session)} />
            <Ready of={list}>
                {({ items }) => (
                    <>
                        {[...new Set(items.map((it) => it.section))].map((section) => (
                            <Section title={section} key={section}>
                                {items
                                    .filter((it) => it.section === section)
                                    .map((it) => (
                                        <One it={it} key={it.indicator + it.since} />
                                    ))}
                            </Section>
                        ))}
                    </>
                )}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Counted session={session} />
    </Shell>
));
