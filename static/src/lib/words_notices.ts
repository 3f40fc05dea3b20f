/* Words about notices by e-mail. */

export const notices = {
    title: 'E-mail when something waits for you',
    about: 'An e-mail can tell you that something waits here: a referral, an answer, a child’s words. It never says about whom or what. It says to sign in, and where.',
    not_sending: 'This service does not send e-mail at present, so nothing comes. What you choose here counts from when it does. What is new is always on the page “What is new”.',
    failed: (when: string) => `The last one did not reach this address: it was given up on ${when}. Check the address and save it again.`,
    how: 'When do you want an e-mail?',
    hows: [
        { value: 'none', label: 'Never', hint: 'You look for yourself.' },
        { value: 'daily', label: 'Once a working day', hint: 'After eight in the morning, if something is new.' },
        { value: 'at_once', label: 'At once when it is urgent', hint: 'An urgent referral, within a minute. The rest once a working day.' },
    ],
    address: 'Your e-mail address at work',
    address_hint: 'For these e-mails only. You do not sign in with it, and colleagues do not see it.',
    address_missing: 'Enter the e-mail address that they go to.',
    submit: 'Save this',
    saved: {
        none: 'Saved. No e-mail comes.',
        daily: 'Saved. An e-mail comes on a working day when something is new.',
        at_once: 'Saved. An e-mail comes at once when it is urgent, else on a working day.',
    },
    invite: 'Their e-mail address at work (optional)',
    invite_hint: 'If you know it. Nothing is sent to it now: they can choose to be told there when something waits for them.',
};

export const notice_state = {
    title: 'E-mail when something waits',
    sending: (when: string) => `E-mails are being sent. The sender last looked on ${when}.`,
    stopped: (when: string) => `No e-mails are sent at present. The sender last looked on ${when}: check that it runs.`,
    never: 'No e-mails are sent: no mail server is set for this service. People see what is new when they sign in.',
    sent: (n: number) => (n === 1 ? '1 e-mail was taken by the mail server in the last 30 days.' : `${n} e-mails were taken by the mail server in the last 30 days.`),
    waiting: (n: number) => (n === 1 ? '1 e-mail waits to be sent.' : `${n} e-mails wait to be sent.`),
    why: (said: string) => `The last try: ${said}.`,
    lost: 'E-mails that did not get there in the last 30 days',
    none_lost: 'None was given up in the last 30 days.',
    who: 'To whom',
    when: 'When',
    what: 'What happened',
    states: {
        failed: 'Given up after a day',
        unsure: 'Handed over without an answer: it may have come',
    } as Record<string, string>,
};
