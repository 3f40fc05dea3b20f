// The dialog that asks who is there without losing the page under it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { onChallenge, type Challenge as Why } from '../lib/api';
import type { Session } from '../lib/types';
import { sign_in as w } from '../lib/words';
import { SignInForm, StepUpForm } from './sign_in_form';

interface Open {
    why: Why;
    settle: (ok: boolean) => void;
}

export function Challenge({ session }: { session: Session }) {
    const [open, setOpen] = useState<Open | null>(null);
    const [stranger, setStranger] = useState(false);
    const box = useRef<HTMLDialogElement>(null);

    useEffect(() => {
        onChallenge((why) => new Promise((resolve) => setOpen({ why, settle: resolve })));
    }, []);
    useEffect(() => {
        if (open) box.current?.showModal();
    }, [open]);
    if (!open) return null;

    const close = (ok: boolean) => {
        box.current?.close();
        setOpen(null);
        open.settle(ok);
    };
    const entered = (now: Session) => {
        if (now.person.id === session.person.id) close(true);
        else setStranger(true);
    };
    const signing = open.why === 'sign-in';
    return (
        <dialog class="challenge" ref={box} aria-labelledby="challenge-title" onCancel={(e) => (signing ? e.preventDefault() : close(false))}>
            <h2 class="govuk-heading-m" id="challenge-title">
                {signing ? w.again_title : w.step_title}
            </h2>
            <p class="govuk-body">{signing ? w.again : w.step}</p>
            {stranger && (
                <p class="govuk-error-message" role="alert">
                    {w.other_person}
                </p>
            )}
            {signing ? <SignInForm id="again" done={entered} /> : <StepUpForm done={() => close(true)} cancel={() => close(false)} />}
        </dialog>
    );
}
