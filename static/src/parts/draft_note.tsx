// What one should know about the draft of a form.
import { draft as w } from '../lib/words';

interface Kept {
    state: string;
    kept_at: string | null;
    restored: boolean;
}

export function draftText(draft: Kept): string {
    if (draft.state === 'saving') return w.saving;
    if (draft.state === 'failed') return w.failed;
    return draft.state === 'kept' ? w.kept(draft.kept_at) : '';
}

export function DraftNote({ draft }: { draft: Kept }) {
    return (
        <p class="draft-note" role="status">
            {draftText(draft)}
        </p>
    );
}

export function Restored({ draft, again }: { draft: Kept; again: () => void }) {
    if (!draft.restored) return null;
    return (
        <p class="restored" role="status">
            {w.restored}{' '}
            <button type="button" class="link" onClick={again}>
                {w.start_again}
            </button>
        </p>
    );
}
