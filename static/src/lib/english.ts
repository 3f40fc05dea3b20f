/** How numbers and lists read in English. */

export function plural(n: number, noun: string, many = `${noun}s`): string {
    return `${n} ${n === 1 ? noun : many}`;
}

/** "Nan", "Nan and Ruth", "Nan, Ruth and Dev"; past `most` names "Nan, Ruth and 3 others". */
export function listed(names: string[], most = names.length): string {
    if (names.length > most) {
        const rest = names.length - (most - 1);
        return `${names.slice(0, most - 1).join(', ')} and ${plural(rest, 'other')}`;
    }
    if (names.length < 2) return names[0] ?? '';
    return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

const SMALL = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

export function inWords(n: number): string {
    return SMALL[n] ?? String(n);
}

export function capital(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Jay's, the Jones', in the way names are usually read aloud: always 's. */
export function owned(name: string): string {
    return `${name}’s`;
}
