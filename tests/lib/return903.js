// A return of children looked after, made from a seed: as large as a large council's, every line of it right.
const alphabet = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** The check letter by the published rule: digits times 2 to 13, modulo 23. */
export function upn(digits) {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i + 2), 0);
  return alphabet[sum % 23] + digits;
}

const uk = (time) => new Date(time).toISOString().slice(0, 10).split('-').reverse().join('/');
const oneDay = 86400000;

/** {name: text} of the files for the year that ends on 31 March of `year`: `children` with two episodes, three reviews and a score each. */
export function makeReturn({ children, year, seed = 1 }) {
  let state = seed;
  const dice = (n) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % n;
  };
  const start = Date.UTC(year - 1, 3, 1);
  const header = [], episodes = [], reviews = [], oc2 = [];
  for (let i = 0; i < children; i++) {
    const child = `R${100000 + i}`;
    const born = start - (5 * 365 + dice(9 * 365)) * oneDay;
    const entered = start - (60 + dice(300)) * oneDay;
    const moved = start + dice(300) * oneDay;
    header.push(`${child},${dice(2) ? 'M' : 'F'},${uk(born)},WBRI,${upn(String(100000000000 + i * 7))},,`);
    episodes.push(`${child},${uk(entered)},S,V2,N1,U6,PR1,${uk(moved)},X1,CARPL,,,`, `${child},${uk(moved)},P,V2,N1,K2,PR4,,,,,,`);
    for (const after of [15, 100, 280]) reviews.push(`${child},${uk(born)},${uk(entered + after * oneDay)},PN1`);
    oc2.push(`${child},${uk(born)},${dice(41)},,0,,1,1,1,0,,`);
  }
  return {
    'header.csv': ['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', ...header].join('\n'),
    'episodes.csv': ['CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN', ...episodes].join('\n'),
    'reviews.csv': ['CHILD,DOB,REVIEW,REVIEW_CODE', ...reviews].join('\n'),
    'oc2.csv': ['CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED', ...oc2].join('\n'),
  };
}
