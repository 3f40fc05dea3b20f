/* The page that is printed for a carer: read at a kitchen table, by somebody who is not of the trade. */
import { listed } from './english';

export const carer = {
    title: 'A page for the carer',
    title_for: (need: string) => `Help with ${need.charAt(0).toLowerCase()}${need.slice(1)}`,
    title_all: 'What help there is',
    choose: 'What goes on the page',
    choose_about: 'Nothing about the child is on the page, unless you put the name there.',
    need: 'What would help?',
    need_all: 'Everything',
    with_name: (name: string) => `Put the name on it: ${name}`,
    print: 'Print this page',
    back: 'Make a referral',

    for_whom: (name: string) => `For ${name} and those who look after them.`,
    intro: 'This page says which services can help, what they do, and how to ask. You do not have to know which is the right one: tell whoever gave you this page what would help.',
    none: 'No service in this area says that it helps with this. That does not mean that nobody can: tell whoever gave you this page what would help, and they will ask.',

    now: 'If it cannot wait',
    danger: 'If somebody is in danger now: 999',
    health: 'If you are very worried about how a child feels, by day or night: NHS 111, and choose the mental health option',
    call: (service: string, crisis: string) => `${service}: ${crisis}`,

    fits: 'What can help now',
    fits_none: 'Nothing can be asked for today without something else first. What that is stands below.',
    does: 'What they do',
    expect: 'What to expect',
    soon: 'How long it takes',
    soon_none: 'They have not said. You can ask them.',
    urgent: 'If it is urgent',
    ask: 'Who can ask',
    ask_giver: (roles: string[]) => `Whoever gave you this page can ask for you. So can: ${listed(roles)}.`,
    ask_others: (roles: string[], who: string | null) =>
        `Tell whoever gave you this page that you want it.${who ? ` ${who} then decides, and tells you why.` : ''} It is asked for by one of these: ${listed(roles)}.`,
    agrees: 'Who has to agree',

    meanwhile: 'What you can do until then',
    meanwhile_list: [
        'Keep doing what helps, even if it seems small. You know the child best.',
        'Write down what you see: when it is hard, and what made it a little better. It helps whoever comes.',
        'Tell the child, in your own words, what help there could be, and ask what they want themselves.',
        'Tell the school and the social worker what you see. You need not wait until somebody asks you.',
        'If it gets worse, do not wait for the date: call one of the numbers above.',
        'If you have heard nothing for four weeks, ask how it stands. You may always ask.',
    ],

    later: 'What does not fit today',
    later_about: 'This is about the rules of these services, not about the child or about you. Things change: you can ask again.',
    reasons: {
        subject: 'It works with other people than the child, for example with carers. Ask whether it can help you.',
        young: 'It begins at an older age.',
        old: 'It is for younger children.',
        age_unknown: 'It asks how old the child is, and that is not known yet.',
        care_status: 'It is for children whose care is arranged in another way.',
        home: 'It is for children who live in another kind of home.',
        locality: 'It works in another part of the area.',
    } as Record<string, string>,
    first: (text: string) => `Something comes first: ${text} Then it can be asked for.`,
    other: 'Its rules do not fit today. Ask whoever gave you this page why.',

    given: (who: string, day: string) => `Given to you by ${who}, on ${day}.`,
    entries: 'What stands here is from the list of services of this area, as the services keep it.',
};
