import { NoWayIn } from '../parts/no_way_in';
import { SignInForm } from '../parts/sign_in_form';
import { startOpen } from '../parts/shell';
import { whereTo } from '../lib/session';
import { sign_in as w } from '../lib/words';

startOpen(
    <div class="door">
        <h1 class="govuk-heading-l">{w.title}</h1>
        <p class="door__about">{w.about}</p>
        <SignInForm id="sign-in" done={() => location.replace(whereTo())} />
        <NoWayIn />
    </div>,
);
