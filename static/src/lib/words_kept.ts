/* Words of lists of records with a form of their own (parts/kept_records.tsx). */

export const kept = {
    change: 'Change',
    in_error: 'Recorded in error',
    error: 'If it should not have been recorded, say why (optional)',
    error_hint: 'It stays in the list, says so, and counts for nothing.',
    day_wrong: 'Enter a day, such as 14 11 2026.',
    number_wrong: 'Enter a number.',
    yes_no: { yes: 'Yes', no: 'No' } as Record<string, string>,
    earlier: (n: number) => `Show ${n === 1 ? 'the one' : `the ${n}`} before`,
};
