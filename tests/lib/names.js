// Children whose names are alike and whose day of birth is the same are taken for one child; these are not alike.
import { createHash } from 'node:crypto';

const syllables = ['ba', 'cor', 'dil', 'fen', 'gus', 'hem', 'jo', 'kri', 'lum', 'mos', 'nar', 'pel', 'quin', 'ros', 'sev', 'tam', 'ul', 'vik', 'wes', 'yor', 'zan', 'dre', 'eth', 'ibo', 'oak', 'pru', 'sta', 'tri', 'urn', 'vo', 'wyn', 'xa'];
const word = (bytes) => [...bytes].map((byte) => syllables[byte % syllables.length]).join('').replace(/^./, (first) => first.toUpperCase());

/** The nth pair of given and family name: the same each time. */
export function nameOf(n) {
  const bytes = createHash('sha256').update(`name ${n}`).digest();
  return { given_names: word(bytes.subarray(0, 3)), family_name: word(bytes.subarray(3, 7)) };
}
