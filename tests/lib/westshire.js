// A service with the fictional council Westshire, and its people signed in, each once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { service } from './service.js';

/** {s, accounts, keys, as, clients}: as(role) is the client of that role's account; more can be put into clients by name. `options`: of `around demo`. */
export async function westshire(...options) {
  const s = await service();
  const file = join(s.dir, 'accounts.json');
  await s.around('demo', '--address', s.url, ...options, '--accounts', file);
  const { accounts, keys } = JSON.parse(readFileSync(file, 'utf8'));
  const clients = {};
  const as = (role) => {
    const { username, password } = accounts.find((one) => one.role === role) ?? {};
    return (clients[role] ??= s.signedIn({ username, password }));
  };
  return { s, accounts, keys, as, clients };
}
