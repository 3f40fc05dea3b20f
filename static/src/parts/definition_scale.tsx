// One score of a measure as it is defined: its limits, what it is made of, what a change and a score mean.
import { gapsOf, noBand, type TypedBand, type TypedScale } from '../lib/definition_form';
import type { Faults } from '../lib/form';
import { define as w } from '../lib/words_define';
import { options } from './details';
import { CheckField, RadioField, SelectField, TextField } from './fields';

interface Props {
    at: string; // scales-0
    n: number;
    entry: string;
    typed: TypedScale;
    change: (part: Partial<TypedScale>) => void;
    faults: Faults;
}

const number = { inputMode: 'decimal', maxLength: 8 } as const;
// In this order, whatever the object's keys are: numbers would come first.
const steps = ['1', '0.5', '0.1', '0.01'].map((value) => ({ value, label: w.steps[value] ?? value }));

function Band({ at, band, n, change, faults }: { at: string; band: TypedBand; n: number; change: (part: Partial<TypedBand>) => void; faults: Faults }) {
    return (
        <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend">{w.band(n)}</legend>
            <div class="beside">
                <TextField id={`${at}-from`} label={w.from} value={band.from} onValue={(from) => change({ from })} faults={faults} width="5" input={number} />
                <TextField id={`${at}-to`} label={w.to} value={band.to} onValue={(to) => change({ to })} faults={faults} width="5" input={number} />
                <SelectField id={`${at}-of`} label={w.change_of} value={band.of} onValue={(of) => change({ of })} options={options(w.ofs)} faults={faults} />
            </div>
            <TextField id={`${at}-name`} label={w.band_name} value={band.name} onValue={(name) => change({ name })} faults={faults} width="30" />
            <SelectField id={`${at}-level`} label={w.level} value={band.level} onValue={(level) => change({ level })} options={options(w.levels)} faults={faults} />
            <CheckField id={`${at}-asks`} label={w.asks} value={band.asks} onValue={(asks) => change({ asks })} />
        </fieldset>
    );
}

function Bands({ at, typed, change, faults }: Props) {
    const set = (i: number, part: Partial<TypedBand>) => change({ bands: typed.bands.map((band, k) => (k === i ? { ...band, ...part } : band)) });
    return (
        <div id={`${at}-bands`} tabIndex={-1}>
            <p class="govuk-body">
                <strong>{w.bands}.</strong> {w.bands_about}
            </p>
            {faults.of(`${at}-bands`) && <p class="govuk-error-message">{faults.of(`${at}-bands`)}</p>}
            {typed.bands.map((band, i) => (
                <Band at={`${at}-bands-${i}`} band={band} n={i + 1} change={(part) => set(i, part)} faults={faults} key={i} />
            ))}
            {gapsOf(typed).map(([from, to]) => (
                <p class="govuk-inset-text" key={from}>
                    {w.gap(from, to)}
                </p>
            ))}
            <div class="govuk-button-group">
                <button type="button" class="govuk-button govuk-button--secondary" onClick={() => change({ bands: [...typed.bands, noBand] })}>
                    {w.add_band}
                </button>
                {typed.bands.length > 0 && (
                    <button type="button" class="link" onClick={() => change({ bands: typed.bands.slice(0, -1) })}>
                        {w.no_band}
                    </button>
                )}
            </div>
        </div>
    );
}

function MadeOf({ at, n, entry, typed, change, faults }: Props) {
    return (
        <>
            {entry === 'items' && <TextField id={`${at}-items`} label={w.made_items} hint={w.made_items_hint} value={typed.items} onValue={(items) => change({ items })} faults={faults} />}
            {entry === 'items' && <TextField id={`${at}-missing_max`} label={w.missing} value={typed.missing} onValue={(missing) => change({ missing })} faults={faults} width="3" input={number} />}
            {entry !== 'total' && n > 1 && <TextField id={`${at}-sum_of`} label={w.sum_of} hint={w.sum_of_hint} value={typed.sum_of} onValue={(sum_of) => change({ sum_of })} faults={faults} />}
            {entry === 'scores' && <CheckField id={`${at}-asks_label`} label={w.label} value={typed.label} onValue={(label) => change({ label })} />}
        </>
    );
}

export function DefinitionScale(props: Props) {
    const { at, n, typed, change, faults } = props;
    return (
        <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{w.scale(n)}</legend>
            <TextField id={`${at}-name`} label={w.scale_name} value={typed.name} onValue={(name) => change({ name })} faults={faults} width="30" />
            <TextField id={`${at}-code`} label={w.scale_code} hint={w.scale_code_hint} value={typed.code} onValue={(code) => change({ code })} faults={faults} width="20" />
            <div class="beside">
                <TextField id={`${at}-min`} label={w.min} value={typed.min} onValue={(min) => change({ min })} faults={faults} width="5" input={number} />
                <TextField id={`${at}-max`} label={w.max} value={typed.max} onValue={(max) => change({ max })} faults={faults} width="5" input={number} />
            </div>
            <SelectField id={`${at}-step`} label={w.step} value={typed.step} onValue={(step) => change({ step })} options={steps} faults={faults} />
            <RadioField id={`${at}-higher_is_better`} label={w.better} value={typed.better} onValue={(better) => change({ better })} options={options(w.betters)} faults={faults} />
            <MadeOf {...props} />
            <TextField id={`${at}-reliable_change`} label={w.change} hint={w.change_hint} value={typed.change} onValue={(value) => change({ change: value })} faults={faults} width="5" input={number} />
            {typed.change.trim() && <RadioField id={`${at}-change_of`} label={w.change_of} value={typed.change_of} onValue={(change_of) => change({ change_of })} options={options(w.ofs)} faults={faults} inline />}
            <Bands {...props} />
            <TextField id={`${at}-norms`} label={w.norms} hint={w.norms_hint} value={typed.norms} onValue={(norms) => change({ norms })} faults={faults} rows={3} />
            <TextField id={`${at}-snomed`} label={w.snomed} hint={w.snomed_hint} value={typed.snomed} onValue={(snomed) => change({ snomed })} faults={faults} rows={2} />
        </fieldset>
    );
}
