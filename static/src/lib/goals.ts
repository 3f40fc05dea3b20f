// The goals of a child's plans, as far as one sees them: what a target of an education plan may serve.
import { answer, api } from './api';
import type { List, Plan } from './types';

export interface GoalName {
    id: string;
    what: string;
    plan: string;
    isOn: boolean;
}

/** Those that are worked on first. None where nobody may see any. */
export async function goalsOf(child: string): Promise<GoalName[]> {
    const { items } = await answer<List<Plan>>(api.GET('/children/{child}/plans', { params: { path: { child } } }));
    const all = items.flatMap((plan) => plan.goals.map((g) => ({ id: g.id, what: g.what, plan: plan.title, isOn: plan.state !== 'ended' && !g.ended_on })));
    return [...all.filter((g) => g.isOn), ...all.filter((g) => !g.isOn)];
}
