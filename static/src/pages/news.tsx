// What is new for me: everything of the last 90 days, what I have not looked at yet first said to be so.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { useLoad } from '../lib/load';
import type { List, News, Session } from '../lib/types';
import { news as w } from '../lib/words';
import { More } from '../parts/more';
import { NewsList } from '../parts/news_list';
import { PageHead, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

const getNews = (after?: string) => answer<List<News>>(api.GET('/me/news', { params: { query: { limit: 50, ...(after ? { after } : {}) } } }));

function Parts({ items }: { items: News[] }) {
    const fresh = items.filter((line) => line.is_new);
    const before = items.filter((line) => !line.is_new);
    return (
        <>
            <Section title={w.new} id="new">
                {fresh.length ? <NewsList items={fresh} /> : <p class="govuk-body quiet">{w.none}</p>}
            </Section>
            {before.length > 0 && (
                <Section title={w.before} id="before">
                    <NewsList items={before} />
                </Section>
            )}
        </>
    );
}

function NewsPage() {
    const list = useLoad(() => getNews());
    const [busy, setBusy] = useState(false);
    const looked = async (mark: number) => {
        setBusy(true);
        await answer(api.PUT('/me/news/seen', { body: { mark } })).finally(() => setBusy(false));
        list.reload();
    };
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body">{w.about}</p>
            <Ready of={list} part>
                {(all) => (
                    <>
                        {all.items.some((line) => line.is_new) && (
                            <button type="button" class="govuk-button" aria-disabled={busy || undefined} onClick={() => void looked(all.items[0]?.mark ?? 0)}>
                                {w.seen}
                            </button>
                        )}
                        <Parts items={all.items} />
                        <More list={all} get={getNews} add={list.set} text={w.more} />
                    </>
                )}
            </Ready>
        </>
    );
}

void start((session: Session) => (
    <Shell session={session}>
        <NewsPage />
    </Shell>
));
