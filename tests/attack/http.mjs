// Requests that are malformed, ambiguous or slow, over raw sockets: each is refused and the connection closed, nothing behind it runs,
// and honest clients notice nothing. The names are those of the attacks (A28, A47 …) and promises (R12, R18, R19) they show.
import net from 'node:net';
import { startDaemon, send, show, sleep, statuses, sumUp } from './daemon.mjs';
import { generator, judge, mutate } from './http_oracle.mjs';

const full = Boolean(process.env.TEST_FULL);
const session = '/api/v1/session';
const get = (more = '', target = session) => `GET ${target} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const post = (more = '', body = '') => `POST ${session} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${more}\r\n${body}`;
const smuggled = 'GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n';

const refused = {
    'A47 CL and TE': [post('Content-Length: 6\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\nX'), 400],
    'A47 TE and CL': [post('Transfer-Encoding: chunked\r\nContent-Length: 6\r\n', '0\r\n\r\nX'), 400],
    'A47 CL 0 and CL 35': [post('Content-Length: 0\r\nContent-Length: 35\r\n'), 400],
    'A47 CL 5 and CL 5': [post('Content-Length: 5\r\nContent-Length: 5\r\n', 'hello'), 400],
    'A47 CL list': [post('Content-Length: 5, 5\r\n', 'hello'), 400],
    'A47 CL +5': [post('Content-Length: +5\r\n', 'hello'), 400],
    'A47 CL -1': [post('Content-Length: -1\r\n'), 400],
    'A47 CL hexadecimal': [post('Content-Length: 0x5\r\n', 'hello'), 400],
    'A47 CL of 23 digits': [post('Content-Length: 12345678901234567890123\r\n'), 413],
    'A47 CL with a tab at its end': [post('Content-Length: 5\t\r\n', 'hello'), 400],
    'A47 CL empty': [post('Content-Length: \r\n'), 400],
    'A47 CL on GET': [get('Content-Length: 5\r\n') + 'hello', 400],
    'TE xchunked': [post('Transfer-Encoding: xchunked\r\n'), 400],
    'TE gzip, chunked': [post('Transfer-Encoding: gzip, chunked\r\n'), 400],
    'TE identity': [post('Transfer-Encoding: identity\r\n'), 400],
    'TE twice': [post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n'), 400],
    'TE with a blank before the colon': [post('Transfer-Encoding : chunked\r\n', '0\r\n\r\n'), 400],
    'TE folded': [post('Transfer-Encoding:\r\n chunked\r\n', '0\r\n\r\n'), 400],
    'TE with a vertical tab': [post('Transfer-Encoding: \x0bchunked\r\n', '0\r\n\r\n'), 400],
    'TE with a blank at its end': [post('Transfer-Encoding: chunked \r\n', '0\r\n\r\n'), 400],
    'TE in HTTP/1.0': ['POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    'chunk size negative': [post('Transfer-Encoding: chunked\r\n', '-1\r\n'), 400],
    'chunk size of 17 digits': [post('Transfer-Encoding: chunked\r\n', '10000000000000005\r\nhello\r\n'), 400],
    'chunk size 0x': [post('Transfer-Encoding: chunked\r\n', '0x5\r\nhello\r\n'), 400],
    'chunk ended by bare LF': [post('Transfer-Encoding: chunked\r\n', '5\nhello\n0\n\n'), 400],
    'chunk longer than it says': [post('Transfer-Encoding: chunked\r\n', '3\r\nhello\r\n0\r\n\r\n'), 400],
    'chunk extension': [post('Transfer-Encoding: chunked\r\n', '5;a=b\r\nhello\r\n0\r\n\r\n'), 400],
    'chunk trailer': [post('Transfer-Encoding: chunked\r\n', '0\r\nContent-Length: 5\r\n\r\n'), 400],
    'A49 obs-fold': [get('X-Auth-User: alice\r\n , admin\r\n'), 400],
    'A49 line with a leading blank': [`GET ${session} HTTP/1.1\r\n X-User: a\r\nHost: x\r\n\r\n`, 400],
    'A49 bare LF everywhere': [`GET ${session} HTTP/1.1\nHost: x\n\n`, 400],
    'A49 bare LF after a header': [`GET ${session} HTTP/1.1\r\nHost: x\nX: y\r\n\r\n`, 400],
    'A49 bare LF as the empty line': [`GET ${session} HTTP/1.1\r\nHost: x\r\n\n`, 400],
    'A49 bare CR': [get('X: a\rContent-Length: 35\r\n'), 400],
    'A49 NUL and LF as the end of a line': [get('X: a\0\n'), 400],
    'A49 blank in a name': [get('X User: a\r\n'), 400],
    'A49 comma in a name': [get('X-User,admin: a\r\n'), 400],
    'A49 NUL in a name': [get('X-\0User: a\r\n'), 400],
    'A49 NUL in a value': [get('X-User: alice\0admin\r\n'), 400],
    'A49 0x7f in a value': [get('X-User: alice\x7f\r\n'), 400],
    'A49 no colon': [get('X-User\r\n'), 400],
    'A49 empty name': [get(': a\r\n'), 400],
    'A50 no Host': [`GET ${session} HTTP/1.1\r\n\r\n`, 400],
    'A50 two Hosts': [get('Host: y\r\n'), 400],
    'A50 empty Host': [`GET ${session} HTTP/1.1\r\nHost: \r\n\r\n`, 400],
    'A50 Host with a path': [`GET ${session} HTTP/1.1\r\nHost: x/y\r\n\r\n`, 400],
    'A50 absolute-form': [get('', `http://x${session}`), 400],
    'A50 authority-form': [get('', 'x:80'), 400],
    'A50 CONNECT': ['CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n', 501],
    'A50 asterisk-form': ['OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    'A50 HTTP/1.9': [`GET ${session} HTTP/1.9\r\nHost: x\r\n\r\n`, 505],
    'A50 HTTP/0.9 with its number': [`GET ${session} HTTP/0.9\r\n\r\n`, 505],
    'A50 HTTP/0.9': [`GET ${session}\r\n`, 400],
    'A50 HTTP/2 preface': ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505],
    'A50 method with bytes over 127': ['G\xc3\x89T / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    'A50 method of 200 bytes': [`${'M'.repeat(200)} / HTTP/1.1\r\nHost: x\r\n\r\n`, 501],
    'A50 method in lower case': ['get / HTTP/1.1\r\nHost: x\r\n\r\n', 501],
    'A50 two blanks in the request line': [`GET  ${session} HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
    'A50 blank at its end': [`GET ${session} HTTP/1.1 \r\nHost: x\r\n\r\n`, 400],
    'TLS hello': ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    'two Authorization': [get('Authorization: Bearer a\r\nAuthorization: Bearer b\r\n'), 400],
    'two Cookie headers': [get('Cookie: a=b\r\nCookie: around=c\r\n'), 400],
    'two Content-Type': [post('Content-Type: text/plain\r\n'), 400],
    'two If-Match': [get('If-Match: "v1"\r\nIf-Match: "v2"\r\n'), 400],
    'two Idempotency-Key': [get('Idempotency-Key: a\r\nIdempotency-Key: b\r\n'), 400],
    'two Origin': [get('Origin: null\r\nOrigin: http://x\r\n'), 400],
    'two X-Forwarded-For': [get('X-Forwarded-For: a\r\nX-Forwarded-For: b\r\n'), 400],
    'A25 X_Forwarded_User': [get('X_Forwarded_User: admin\r\n'), 400],
    'A25 OIDC_CLAIM_sub': [get('OIDC_CLAIM_sub: admin\r\n'), 400],
    'A28 dot segments': [get('', '/healthz/../api/v1/session'), 400],
    'A28 encoded dot segments': [get('', '/api/%2e%2e/api/v1/session'), 400],
    'A28 double slash': [get('', '//api/v1/session'), 400],
    'A28 encoded slash': [get('', '/children/1%2f..%2f2%3fx'), 400],
    'A52 %00': [get('', '/a%00b'), 400],
    'A52 %5c': [get('', '/a%5cb'), 400],
    'A52 backslash': [get('', '/a\\b'), 400],
    'A52 overlong UTF-8': [get('', '/%c0%af'), 400],
    'A52 surrogate': [get('', '/%ed%a0%80'), 400],
    'A52 not UTF-8': [get('', '/\xff\xfe'), 400],
    'A52 not UTF-8 in the query': [get('', '/?q=%ff'), 400],
    'A52 %u0041': [get('', '/%u0041'), 400],
    'A52 double encoding': [get('', '/a%252e%252e/b'), 400],
    'A52 half an escape': [get('', '/a%2'), 400],
    'A52 %0d%0a': [get('', '/a%0d%0aSet-Cookie:%20x=y'), 400],
    'A52 tab in the query': [get('', '/?a=\tb'), 400],
    'A52 fragment': [get('', '/a#b'), 400],
    'A52 URI of 40 KiB': [get('', `/${'a'.repeat(40960)}`), 414],
    'A52 query of 7,000 ampersands': [get('', `/?${'&'.repeat(7000)}`), 414],
    'A52 200 headers': [get('X: y\r\n'.repeat(200)), 431],
    'A52 header of 40 KiB': [get(`X: ${'a'.repeat(40960)}\r\n`), 431],
    'A56 10 GiB to come': [post('Expect: 100-continue\r\nContent-Length: 10737418240\r\n'), 413],
    'A56 body over the limit': [post('Content-Length: 70000\r\n', 'x'.repeat(70000)), 413],
    'A56 chunks over the limit': [post('Transfer-Encoding: chunked\r\n', `11170\r\n${'x'.repeat(70000)}\r\n0\r\n\r\n`), 413],
    'A56 another expectation': [post('Expect: a-miracle\r\nContent-Length: 1\r\n', 'x'), 417],
};

// What is well-formed but not ours: an ordinary answer, and the connection goes on.
const answered = {
    'A08 OPTIONS': [`OPTIONS ${session} HTTP/1.1\r\nHost: x\r\nOrigin: http://evil.example\r\n\r\n`, 405],
    'A08 TRACE': [`TRACE ${session} HTTP/1.1\r\nHost: x\r\n\r\n`, 405],
    'A08 X-HTTP-Method-Override': ['PUT /healthz HTTP/1.1\r\nHost: x\r\nX-HTTP-Method-Override: GET\r\n\r\n', 405],
    'A28 semicolon': [get('', '/api/v1/session;x'), 404],
    'A28 capital': [get('', '/api/v1/Session'), 404],
    'A28 trailing slash': [get('', '/api/v1/session/'), 404],
    'A28 trailing dot': [get('', '/api/v1/session.'), 404],
    'A65 hidden file': [get('', '/.git/config'), 404],
    'A78 metrics': [get('', '/metrics'), 404],
    'A78 backup file': [get('', '/pages.tsv'), 404],
    'A55 gzip body': [post('Content-Encoding: gzip\r\nContent-Length: 1\r\n', 'x'), 415],
    'two query names': [get('', `${session}?limit=1&limit=2`), 422],
    'two cookies of ours': [get('Cookie: around=a; around=b\r\n'), 400],
};

async function probe(daemon, name, bytes, status) {
    const { text, isClosed } = await send(daemon.port, bytes + smuggled);
    const got = statuses(text);
    const head = text.split('\r\n\r\n')[0];
    show(name, got.length === 1 && got[0] === status && isClosed, `${got} instead of ${status}${isClosed ? '' : ', still open'}`);
    show(`${name}: says that it closes`, /^Connection: close$/im.test(head) && /^Content-Type: application\/problem\+json$/im.test(head), head);
}

async function wholeAnswer(daemon, name, bytes, status) {
    const { text } = await send(daemon.port, bytes + 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n', { end: true });
    const got = statuses(text);
    show(name, got.length === 2 && got[0] === status && got[1] === 200, `${got} instead of ${status},200`);
    show(`${name}: no CORS, not echoed`, !/Access-Control|evil\.example/i.test(text), text);
}

async function malformed(daemon) {
    for (const [name, [bytes, status]] of Object.entries(refused)) await probe(daemon, name, bytes, status);
    await sleep(100);
    show('nothing behind a refused request ran', !daemon.log().includes('route=/readyz'));
    for (const [name, [bytes, status]] of Object.entries(answered)) await wholeAnswer(daemon, name, bytes, status);
}

// --- R18: mutations against a reader of our own

async function mutations(daemon, count) {
    const next = generator(Number(process.env.SEED ?? 20261122));
    let wrong = 0;
    const one = async () => {
        const bytes = mutate(next);
        const { text, isClosed } = await send(daemon.port, bytes, { end: true, patience: 8000 });
        const expected = judge(bytes);
        const got = statuses(text, expected.heads).map((s) => (expected.refusals.includes(s) ? 'refused' : s === 'broken' ? s : 'answered'));
        const agrees = isClosed && (got.join() === expected.verdicts.join() || expected.others.some((o) => o.join() === got.join()));
        if (!agrees && (wrong += 1) <= 5) console.log(`     ${JSON.stringify(bytes)} gave ${got}${isClosed ? '' : ' open'}, not ${expected.verdicts}`);
    };
    for (let done = 0; done < count; done += 16) await Promise.all(Array.from({ length: 16 }, one));
    show(`R18 ${count} mutated requests are read as a second reader reads them`, wrong === 0, `${wrong} were not`);
}

// --- R12: cut at every byte

async function cuts(daemon) {
    const bytes = post('Content-Length: 2\r\n', '{}');
    const before = daemon.descriptors();
    for (let n = 0; n <= bytes.length; n += 1)
        await new Promise((done) => {
            const socket = net.connect(daemon.port, '127.0.0.1', () => socket.write(bytes.slice(0, n), () => (n % 2 ? socket.resetAndDestroy() : socket.destroy())));
            socket.on('close', done).on('error', () => {});
        });
    await sleep(500);
    show('R12 connections cut at every byte leave nothing behind', daemon.descriptors() <= before + 2, `${before} descriptors, then ${daemon.descriptors()}`);
}

// --- R19: slow clients and honest ones

/** Opens a connection that says `first`, then `drop` every 900 ms; whether the daemon cut it before our patience ended. */
function slow(port, first, drop) {
    return new Promise((done) => {
        const socket = net.connect(port, '127.0.0.1', () => socket.write(first));
        const timer = setInterval(() => drop && socket.write(drop), 900);
        socket.on('error', () => {}).resume();
        socket.on('close', () => {
            clearInterval(timer);
            done(true);
        });
        setTimeout(() => {
            done(false);
            socket.destroy();
        }, 40_000).unref();
    });
}

/** How many requests of an honest client failed in that time. How long they took is for the benchmarks. */
async function honest(port, seconds) {
    let errors = 0;
    for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(20)) {
        const { text } = await send(port, 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', { patience: 15_000 });
        errors += statuses(text)[0] === 200 ? 0 : 1;
    }
    return errors;
}

async function slowClients(daemon, count) {
    const kinds = [
        ['X', get().slice(0, -2), 'X-a: b\r\n', count],
        ['B', post('Content-Length: 1000\r\n', '{'), ' ', count],
        ['silent', '', '', count / 4],
    ];
    const opened = kinds.map(([kind, first, drop, n]) => [kind, Promise.all(Array.from({ length: n }, () => slow(daemon.port, first, drop)))]);
    for (let i = 0; i < count / 10; i += 1) void slow(daemon.port, get('', '/healthz'), ''); // these may rest
    show('R19 honest clients get no error meanwhile', (await honest(daemon.port, 17)) === 0);
    for (const [kind, cut] of opened) show(`R19 slow connections (${kind}) are cut, however often they say something`, (await cut).every(Boolean));
}

const daemon = await startDaemon();
await malformed(daemon);
await cuts(daemon);
await mutations(daemon, full ? 1_000_000 : 4000);
await slowClients(daemon, full ? 2000 : 200);
show('the daemon still ends cleanly', (await daemon.stop()) === 0, daemon.log().slice(-2000));
show('no sanitizer complained', !/Sanitizer|runtime error/.test(daemon.log()), daemon.log().slice(-4000));
process.exit(sumUp());
