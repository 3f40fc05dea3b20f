/* Words for two people who change one record. */

export const edit = {
    theirs: 'Somebody else changed this while you were typing',
    about: 'Nothing that you typed is lost. Here is where the two differ; what you had not touched is theirs now. Save again if yours is to stand.',
    same: 'The two do not differ: what you typed is what stands now.',
    what: 'What',
    now: 'As it stands now',
    mine: 'What you typed',
    nothing: 'Nothing',
    take: 'Leave mine and start from theirs',
};
