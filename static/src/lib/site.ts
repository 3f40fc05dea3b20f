// What the build reads: the pages with the addresses that answer with them, and the words of the template.
import { titles, template } from './words';

export { titles, template };

interface Page {
    name: keyof typeof titles; // src/pages/NAME.tsx makes NAME.html
    pattern: string; // what stands after ':' is one word of the address; the service looks from the top
}

export const pages: Page[] = [
    { pattern: '/', name: 'home' },
    { pattern: '/news', name: 'news' },
    { pattern: '/sign-in', name: 'sign_in' },
    { pattern: '/find', name: 'find' },
    { pattern: '/children/new', name: 'child_new' },
    { pattern: '/children/:id', name: 'child' },
    { pattern: '/children/:id/sdq/new', name: 'sdq_new' },
    { pattern: '/children/:id/sdq', name: 'sdq_history' },
    { pattern: '/children/:id/referrals', name: 'referrals' },
    { pattern: '/children/:id/referrals/new', name: 'referral_new' },
    { pattern: '/children/:id/help', name: 'help' },
    { pattern: '/children/:id/words', name: 'words' },
    { pattern: '/children/:id/words/new', name: 'words_new' },
    { pattern: '/children/:id/people', name: 'people' },
    { pattern: '/children/:id/details', name: 'details' },
    { pattern: '/children/:id/looks', name: 'looks' },
    { pattern: '/children/:id/consent', name: 'consent' },
    { pattern: '/children/:id/why', name: 'why' },
    { pattern: '/children/:id/outside-county', name: 'outside_county' },
    { pattern: '/outside-county', name: 'outside' },
    { pattern: '/allocate', name: 'allocate' },
    { pattern: '/matching', name: 'matching' },
    { pattern: '/imports', name: 'imports' },
    { pattern: '/imports/:id', name: 'import' },
    { pattern: '/referrals/:id', name: 'referral' },
    { pattern: '/tasks/:id', name: 'task' },
    { pattern: '/directory', name: 'directory' },
    { pattern: '/services', name: 'services' },
    { pattern: '/services/:id', name: 'service' },
    { pattern: '/involvements/:id', name: 'involvement' },
    { pattern: '/services/:id/work', name: 'service_work' },
    { pattern: '/services/:id/caseload', name: 'service_caseload' },
    { pattern: '/service-caseload', name: 'service_caseload' },
    { pattern: '/caseload', name: 'caseload' },
    { pattern: '/overlaps', name: 'overlaps' },
    { pattern: '/services/:id/waiting-list', name: 'waiting_list' },
    { pattern: '/services/:id/activity', name: 'activity' },
    { pattern: '/waiting-list', name: 'waiting_list' },
    { pattern: '/account', name: 'account' },
    { pattern: '/accounts', name: 'accounts' },
    { pattern: '/accounts/:id', name: 'account_one' },
    { pattern: '/teams', name: 'teams' },
    { pattern: '/agencies', name: 'agencies' },
    { pattern: '/agencies/:id', name: 'agency' },
    { pattern: '/keys', name: 'keys' },
    { pattern: '/settings', name: 'settings' },
    { pattern: '/audit', name: 'audit' },
    { pattern: '/roles', name: 'roles' },
    { pattern: '/invitation', name: 'invitation' },
    { pattern: '/accessibility', name: 'accessibility' },
    { pattern: '/without-javascript', name: 'without_javascript' },
    { pattern: '/404', name: '404' },
];
