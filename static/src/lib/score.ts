// A score as it is shown.

/** As many places as the scale steps in: a line that is measured in tenths always shows one. */
export const scoreText = (score: number, scale: { step: number } | undefined): string => {
    const step = scale?.step ?? 1;
    return step >= 1 ? String(score) : score.toFixed(step < 0.1 ? 2 : 1);
};
