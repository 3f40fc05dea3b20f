// Calls about keeping services, and how one speaks of their days.
import { answer, api, match, merging, Problem } from './api';
import { daysBetween, today, type Day } from './dates';
import type { List, Service, ServiceEdit, ServiceLink, ServiceStep } from './types';
import { checked as w } from './words_services';

/* Lists that are typed a line each are one field of the form: what is wrong with a line is said beside the field. */
const oneField = (pointer: string): string => pointer.replace(/^\/(needs|localities|types_of_work|therapy_words|subjects|care_statuses|homes|who_may_refer|staff)\/\d+$/, '/$1');

export async function changeService(service: Service, body: ServiceEdit): Promise<Service> {
    const params = { path: { id: service.id }, header: match(service) };
    try {
        return await answer<Service>(api.PATCH('/services/{id}', { params, body, headers: merging }));
    } catch (problem) {
        if (problem instanceof Problem) for (const fault of problem.faults) fault.pointer = oneField(fault.pointer);
        throw problem;
    }
}

export const getLinks = (id: string) => answer<List<ServiceLink>>(api.GET('/services/{id}/links', { params: { path: { id } } }));

export const getHistory = (id: string) => answer<List<ServiceStep>>(api.GET('/services/{id}/history', { params: { path: { id } } }));

/** 'today', '12 days ago', '4 months ago' */
export function ago(day: Day): string {
    const days = daysBetween(day, today());
    if (days <= 0) return w.today;
    const now = today();
    const months = (Number(now.slice(0, 4)) - Number(day.slice(0, 4))) * 12 + Number(now.slice(5, 7)) - Number(day.slice(5, 7)) - (now.slice(8) < day.slice(8) ? 1 : 0);
    return months < 1 ? w.days(days) : w.months(months);
}

/** What was typed a line each: without empty lines, each once. */
export const linesOf = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))];
