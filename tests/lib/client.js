// Somebody who uses the service over HTTP: keeps the cookie and sends the CSRF token as a page would.
import { codeNow } from './totp.js';

export class Client {
  constructor(url, { key } = {}) {
    this.url = url;
    this.key = key;
    this.cookie = null; // of the session
    this.device = null; // the browser's own
    this.csrf = null;
  }

  /** {status, headers, body}: body is JSON where it is JSON. `headers` replace those of ours; null leaves one out. */
  async send(method, path, { body, headers = {} } = {}) {
    const all = { ...this.#headers(method, body), ...headers };
    for (const name of Object.keys(all)) if (all[name] === null) delete all[name];
    const answer = await fetch(this.url + (/^\/(api|calendar)\//.test(path) ? '' : '/api/v1') + path, {
      method,
      headers: all,
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      redirect: 'manual',
    });
    this.#keepCookie(answer);
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, text, body: isJson && text ? JSON.parse(text) : null };
  }

  #headers(method, body) {
    const headers = {};
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (this.key) headers.Authorization = `Bearer ${this.key}`;
    const cookies = [this.cookie, this.device].filter(Boolean);
    if (cookies.length) headers.Cookie = cookies.join('; ');
    if (this.csrf && method !== 'GET') headers['X-CSRF-Token'] = this.csrf;
    return headers;
  }

  #keepCookie(answer) {
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';');
      this[/-device=/.test(pair) ? 'device' : 'cookie'] = pair.endsWith('=') ? null : pair;
    }
  }

  get(path, options) { return this.send('GET', path, options); }
  /** The items of a whole list, page by page. */
  async all(path) {
    const items = [];
    for (let next = path; next;) {
      const { body } = await this.get(next);
      items.push(...body.items);
      next = body.next && `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(body.next)}`;
    }
    return items;
  }
  post(path, body, headers) { return this.send('POST', path, { body, headers }); }
  patch(path, body, etag) { return this.send('PATCH', path, { body, headers: { 'If-Match': etag } }); }
  put(path, body, headers) { return this.send('PUT', path, { body, headers }); }
  delete(path, headers) { return this.send('DELETE', path, { headers }); }

  /** With a person of service.person(); gives the code where the person has a secret, unless code is false. */
  async signIn({ username, password, secret }, { code = Boolean(secret) } = {}) {
    const body = { username, password };
    if (code) body.code = code === true ? codeNow(secret) : code;
    const answer = await this.post('/session', body);
    if (answer.body?.csrf_token) this.csrf = answer.body.csrf_token;
    return answer;
  }

  async stepUp(code) {
    const answer = await this.post('/session/code', { code });
    if (answer.body?.csrf_token) this.csrf = answer.body.csrf_token;
    return answer;
  }
}

/** A service on a busy machine may ask one to come again; what it did then is nothing. */
export async function unlessBusy(send, times = 20) {
  const answer = await send();
  return answer.status === 503 && times ? unlessBusy(send, times - 1) : answer;
}
