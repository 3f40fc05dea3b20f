// Drawings and photographs that go with what a child said: chosen, said what is on them, sent one after the other.
import { answer, api, once, Problem } from '../lib/api';
import { fileText } from '../lib/files';
import type { Faults } from '../lib/form';
import type { Fault } from '../lib/api';
import type { WordsPicture } from '../lib/types';
import { files as w } from '../lib/words_voice';
import { options } from './details';
import { RadioField, TextField } from './fields';
import { FilesField } from './files_field';

export interface Chosen {
    file: File;
    kind: 'drawing' | 'photo';
    about: string;
}

export const pictureFaults = (chosen: readonly Chosen[]): Fault[] =>
    chosen.flatMap((one, i) => (one.about.trim() ? [] : [{ pointer: `/picture-${i}-about`, detail: w.about_missing }]));

/** Sends them; what could not be kept stays, with what is wrong. */
export async function sendPictures(words: string, chosen: readonly Chosen[]): Promise<{ left: Chosen[]; faults: Fault[] }> {
    const left: Chosen[] = [];
    const faults: Fault[] = [];
    for (const one of chosen) {
        const wrong = (detail: string) => {
            faults.push({ pointer: `/picture-${left.length}-about`, detail });
            left.push(one);
        };
        const content = await fileText(one.file).catch(() => null);
        if (content === null) {
            wrong(w.too_large);
            continue;
        }
        const body = { kind: one.kind, about: one.about.trim(), content };
        try {
            await answer<WordsPicture>(api.POST('/words/{id}/pictures', { params: { path: { id: words } }, body, headers: once(body) }));
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            wrong(problem.faults[0]?.detail ?? problem.message);
        }
    }
    return { left, faults };
}

interface Props {
    chosen: readonly Chosen[];
    faults: Faults;
    change: (chosen: Chosen[]) => void;
}

export function PictureFields({ chosen, faults, change }: Props) {
    const set = (at: number, part: Partial<Chosen>) => change(chosen.map((one, i) => (i === at ? { ...one, ...part } : one)));
    return (
        <>
            <FilesField
                id="pictures"
                label={w.add}
                hint={w.add_hint}
                accept="image/*"
                faults={faults}
                onFiles={(list) => change([...chosen, ...list.map((file) => ({ file, kind: 'drawing' as const, about: '' }))].slice(0, 6))}
            />
            {chosen.map((one, i) => (
                <fieldset class="govuk-fieldset picture-field" key={`${one.file.name}${i}`}>
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{w.chosen(i + 1, one.file.name)}</legend>
                    <TextField id={`picture-${i}-about`} label={w.about} hint={w.about_hint} value={one.about} onValue={(about) => set(i, { about })} faults={faults} />
                    <RadioField id={`picture-${i}-kind`} label={w.kind(i + 1)} value={one.kind} onValue={(kind) => set(i, { kind: kind as Chosen['kind'] })} options={options(w.kinds)} faults={faults} inline />
                    <button type="button" class="link" onClick={() => change(chosen.filter((_, k) => k !== i))}>
                        {w.without(i + 1)}
                    </button>
                </fieldset>
            ))}
        </>
    );
}
