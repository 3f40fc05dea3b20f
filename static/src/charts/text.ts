/**
 * How wide a text will be in Inter, without asking a browser: placement stays the same on every machine and can be tested. A little
 * wide rather than narrow, so that labels never touch.
 */

const NARROW = /[ijl.,:;'’‘|!I\s]/;
const SLIM = /[frt()[\]/\\-]/;
const WIDE = /[mwMW@%]/;
const CAPITAL = /[A-Z&]/;

function advance(letter: string): number {
    if (NARROW.test(letter)) return 0.29;
    if (SLIM.test(letter)) return 0.4;
    if (WIDE.test(letter)) return 0.9;
    if (CAPITAL.test(letter)) return 0.7;
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x300 && code < 0x370) return 0;
    return code >= 0x1100 ? 1.05 : 0.6;
}

export function textWidth(text: string, size: number, bold = false): number {
    let em = 0;
    for (const letter of text) em += advance(letter);
    return em * size * (bold ? 1.07 : 1);
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitText(text: string, size: number, width: number, bold = false): string {
    if (textWidth(text, size, bold) <= width) return text;
    const letters = [...text];
    while (letters.length > 1 && textWidth(`${letters.join('')}…`, size, bold) > width) letters.pop();
    return `${letters.join('').trimEnd()}…`;
}

/** Lines of whole words, none wider than `width` where the words allow it; the last of `most` lines takes an ellipsis. */
export function wrapText(text: string, size: number, width: number, most: number, bold = false): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(/\s+/).filter(Boolean)) {
        const longer = line ? `${line} ${word}` : word;
        if (!line || textWidth(longer, size, bold) <= width) {
            line = longer;
        } else {
            lines.push(line);
            line = word;
        }
    }
    if (line) lines.push(line);
    const kept = lines.slice(0, most);
    if (lines.length > most) kept[most - 1] = `${kept[most - 1]} ${lines.slice(most).join(' ')}`;
    return kept.map((each) => fitText(each, size, width, bold));
}
