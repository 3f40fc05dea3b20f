// Where an import stands, as a word on a colour.
import type { Import } from '../lib/types';
import { imports as w } from '../lib/words_import';

const looks: Record<Import['state'], string> = { ready: ' state--soon', stopped: ' state--late', committed: ' state--good', discarded: '' };

export function ImportState({ state }: { state: Import['state'] }) {
    return <span class={`state${looks[state]}`}>{w.states[state]}</span>;
}
