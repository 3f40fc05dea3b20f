// A service with the fictional council Westshire, and its people signed in, each once.
import { demonstration } from './service.js';

/** {s, accounts, keys, as, clients}: as(role) is the client of that role's account; more can be put into clients by name. `options`: of `around demo`. */
export async function westshire(...options) {
  const { s, accounts, keys } = await demonstration(options);
  const clients = {};
  const as = (role) => {
    const { username, password } = accounts.find((one) => one.role === role) ?? {};
    return (clients[role] ??= s.signedIn({ username, password }));
  };
  return { s, accounts, keys, as, clients };
}
