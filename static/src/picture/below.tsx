// What stands below the first view of the picture, in the order in which it is read: a script of its own, so that the first view
// does not wait for it. A part for another kind of record is added here.
import type { Definition, Picture } from './types';
import type { Session } from '../lib/types';
import { mayAskForService, mayRecordMeasure } from '../parts/shell';
import { HelpAskedFor } from './help';
import { HealthChecks, LastReviews } from './health';
import { Involvements } from './involved';
import { EducationPlans } from './peps';
import { OtherMeasures } from './measures';
import { Plans } from './plans';

export interface BelowProps {
    picture: Picture;
    definition: Definition;
    session: Session;
    now: number;
    isNow: boolean; // nothing is recorded on an earlier picture
}

/** The wide column: what is asked for, who works with the child, what was agreed. */
export function BelowMain({ picture, session, now, isNow }: BelowProps) {
    return (
        <>
            <HelpAskedFor picture={picture} now={now} canRecord={isNow && mayAskForService(session)} />
            <Plans picture={picture} />
            <EducationPlans picture={picture} session={session} isNow={isNow} />
            <Involvements picture={picture} />
            <OtherMeasures picture={picture} canRecord={isNow && mayRecordMeasure(session)} />
        </>
    );
}

/** The right column, below what has happened. */
export function BelowSide({ picture }: { picture: Picture }) {
    return (
        <>
            <HealthChecks picture={picture} />
            <LastReviews picture={picture} />
        </>
    );
}
