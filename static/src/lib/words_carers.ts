/* Words about carers who are referred for themselves. */
import { plural } from './english';

export const kinds: Record<string, string> = {
    foster_carer: 'Foster carer',
    prospective_carer: 'Wants to become a carer',
    kinship_carer: 'Kinship carer',
    adopter: 'Adopter',
    special_guardian: 'Special guardian',
    residential_worker: 'Works in a children’s home',
};

export const carers = {
    title: 'Carers',
    about: 'Carers, and those who want to become carers, who are referred for themselves. Do not write about a child here: a referral that is about a child is made on the child’s page.',
    none: 'No carer is recorded whom you may see.',
    refer: 'Refer a carer',
    more: 'Show more',
    not_referred: 'Not referred yet.',
    all: 'All carers',
    unknown: 'A carer',
    for_carer: 'Carer',
    count: (n: number) => plural(n, 'carer'),
};

export const carer_new = {
    title: 'Refer a carer',
    who: 'Who is it about?',
    listed: 'Is it one of these?',
    somebody_new: 'No, somebody else',
    name: 'What is their name?',
    name_missing: 'Enter their name.',
    kind: 'What are they to children?',
    kind_missing: 'Choose what they are to children.',
    which: 'Which service?',
    which_about: 'Only services that take carers are shown.',
    no_service: 'No service in the directory takes carers.',
    can_ask: 'You can ask; somebody who may refer decides. They see what you write and have to answer.',
};
