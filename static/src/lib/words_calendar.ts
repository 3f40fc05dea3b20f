/* Words about one's own calendar of what is due. */

export const calendar = {
    title: 'What is due, in your calendar',
    about: 'Outlook, a phone or another calendar program can show what is due for your children. It shows the day, what kind of thing it is and the child’s initials, and nothing else: the rest is here.',
    off: 'You have no such calendar at present.',
    on: (made: string, until: string) => `You have one since ${made}. Its address works until ${until}.`,
    used: (when: string) => `A calendar program last asked for it on ${when}.`,
    unused: 'No calendar program has asked for it yet.',
    make: 'Make a calendar address',
    again: 'Make a new address in its place',
    end: 'Stop this calendar',
    ended: 'Stopped. The address opens nothing any more. What your calendar program has read already stays there until it looks again.',
    once_title: 'The address of your calendar',
    once: 'Copy it now: it is not shown again. In your calendar program choose “add a calendar from the internet” and paste it. Whoever has this address can see what is due: give it to nobody.',
    copied: 'I have copied it',
};
