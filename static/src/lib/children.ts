// The child of a page, and how one speaks of them.
import { answer, api } from './api';
import type { Child } from './types';

export const getChild = (id: string): Promise<Child> => answer<Child>(api.GET('/children/{child}', { params: { path: { child: id } } }));

/** The name that the child uses: known-as, else the first given name, else what the record is called. */
export const calledName = (child: Pick<Child, 'name' | 'known_as' | 'given_names'>): string =>
    child.known_as || child.given_names?.split(' ')[0] || child.name;

/** 999 123 4567 */
export const nhsNumber = (n: string): string => `${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6)}`;
