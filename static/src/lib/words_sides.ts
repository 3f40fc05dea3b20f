// Words of SDQs side by side and of what changed between them.
import { longDay } from './dates';
import { listed } from './english';

export const sides = {
    title: 'Seen from three sides',
    caption: 'The latest form of each, side by side',
    area: 'Area',
    on: (day: string) => longDay(day),
    apart_lead: 'They see more than a band of difference in:',
    differ: (scale: string, parts: string[]) => `${scale}: ${listed(parts)}.`,
    sees: (who: string, band: string) => `${who} ${band.toLowerCase()}`,
    agree: 'Nowhere are they more than a band apart.',
    apart: 'More than a band apart',
    alone: 'There is a form from one side only. Ask the others, so that it can be seen from three sides.',
    who: { parent: 'carer', teacher: 'school' } as Record<string, string>,
    changed: 'What changed, by more than chance explains',
    change: (who: string, parts: string[], day: string) => `${who}: ${listed(parts)} since ${longDay(day)}.`,
    moved: (scale: string, by: number, isBetter: boolean) => `${scale.toLowerCase()} ${by > 0 ? 'up' : 'down'} ${Math.abs(by)}, for the ${isBetter ? 'better' : 'worse'}`,
    active: (services: string[]) => `${listed(services)} ${services.length === 1 ? 'was' : 'were'} at work in that time.`,
    nobody: 'No service was at work in that time.',
    unchanged: 'Nothing changed by more than chance explains since the form before.',
};
