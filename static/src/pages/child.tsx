// The shared picture of one child: everything that matters on one page, as this viewer may see it.
import { useEffect } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { later } from '../lib/later';
import { childPage } from '../lib/links';
import type { Session } from '../lib/types';
import { picture as words } from '../lib/words_picture';
import { ChildTabs } from '../parts/child_page';
import { mayAddChild, mayAskToSee, mayChangePeople, mayRecordSdq, mayRecordWords, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Warnings } from '../parts/warnings';
import { Alerts } from '../picture/alerts';
import { asOfWanted, EarlierNotice, EarlierSwitch } from '../picture/as_of';
import { ChildHead } from '../picture/child_head';
import { readDefinition } from '../picture/definition';
import { Held, MayAsk } from '../picture/held';
import { WhatIsNext } from '../picture/next';
import { PeopleAround } from '../picture/people';
import { heldIn } from '../picture/say';
import { SdqSection } from '../picture/sdq';
import { Story } from '../picture/story';
import type { Definition, DefinitionAnswer, Picture, Timeline } from '../picture/types';
import { ChildsWords } from '../picture/words';

const BelowMain = later(() => import('../picture/below').then((part) => part.BelowMain));
const BelowSide = later(() => import('../picture/below').then((part) => part.BelowSide));

const id = wordAfter('children');
const asOf = asOfWanted();
const path = { child: id };
const STORY_PAGE = 20;

const getPicture = (): Promise<Picture> => answer(api.GET('/children/{child}/picture', { params: { path, query: asOf ? { as_of: asOf } : {} } }));
const getDefinition = (): Promise<DefinitionAnswer> => answer(api.GET('/sdq/definition'));
const getStoryPage = (after?: string): Promise<Timeline> =>
    answer(api.GET('/children/{child}/timeline', { params: { path, query: after ? { after, limit: 50 } : { limit: STORY_PAGE } } }));

/* The story is told from today backwards: to an earlier day one goes past all that came later. */
async function getStory(after?: string): Promise<Timeline> {
    const page = await getStoryPage(after);
    const before = asOf ? page.items.filter((item) => item.at.slice(0, 10) <= asOf) : page.items;
    return before.length || !page.next ? { ...page, items: before } : getStory(page.next);
}

interface Page {
    picture: Picture;
    definition: Definition;
}

async function getPage(): Promise<Page> {
    const [picture, definition] = await Promise.all([getPicture(), getDefinition()]);
    return { picture, definition: readDefinition(definition) };
}

/* Asked for beside the picture; what fails is said where it would stand. */
const story = getStory();
story.catch(() => undefined);

function TheChild({ picture, definition, session }: Page & { session: Session }) {
    const { child } = picture;
    const shared = session.person.roles.some((role) => role !== 'service_admin');
    const lacking = picture.tasks.filter((one) => one.kind.startsWith('therapy')).map((one) => ({ code: one.kind, text: one.what, task: one.id }));
    const isNow = asOf === null; // nothing is recorded on an earlier picture
    const now = asOf ? Date.parse(`${asOf}T23:59:59Z`) : Date.now();
    useEffect(() => setTitle(child.name), [child.name]);
    return (
        <div class={`picture${asOf ? ' picture--earlier' : ''}`}>
            <ChildHead child={child} canRecord={isNow && mayAddChild(session)} />
            <div class="child-nav">
                <ChildTabs child={child} tab="" />
                <div class="child-nav__tools">
                    <a class="govuk-link" href={childPage(child.id, 'why')}>
                        {words.why}
                    </a>
                    <button type="button" class="link" onClick={() => window.print()}>
                        {words.print}
                    </button>
                    <EarlierSwitch child={child} asOf={asOf} />
                </div>
            </div>
            {asOf && <EarlierNotice child={child} asOf={picture.as_of} />}
            <Alerts alerts={picture.alerts} now={picture.missing?.now} />
            {isNow && <Warnings list={lacking} child={child.id} />}
            <MayAsk child={child.id} may={isNow && mayAskToSee(session)}>
                <Held list={heldIn('top', picture.withheld)} />
                <div class="two two--picture">
                    <ChildsWords picture={picture} canRecord={isNow && mayRecordWords(session)} shared={shared} />
                    <WhatIsNext picture={picture} />
                    <div class="two__main">
                        <PeopleAround picture={picture} canRecord={isNow && mayChangePeople(session)} />
                        <SdqSection picture={picture} definition={definition} canRecord={isNow && mayRecordSdq(session)} shared={shared} />
                        <BelowMain picture={picture} definition={definition} session={session} now={now} isNow={isNow} />
                    </div>
                    <div class="two__side">
                        <Story first={story} more={getStory} asOf={picture.as_of} />
                        <BelowSide picture={picture} />
                    </div>
                </div>
            </MayAsk>
            <p class="only-print">{words.printed(longDay(today()))}</p>
        </div>
    );
}

void start(
    (session, page: Page) => (
        <Shell session={session}>
            <TheChild {...page} session={session} />
        </Shell>
    ),
    getPage,
);
