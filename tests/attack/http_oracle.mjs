// A second reader of HTTP requests, written from RFC 9112 and the service's own rules with regular expressions, to judge what the
// daemon's reader does with mutated requests.

/** Numbers below n, the same from the same seed (mulberry32). */
export function generator(seed) {
    let a = seed >>> 0;
    return (n) => {
        a = (a + 0x6d2b79f5) >>> 0;
        let t = Math.imul(a ^ (a >>> 15), a | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) % n;
    };
}

const good = [
    'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
    'HEAD /healthz?a=b HTTP/1.1\r\nHost: x\r\nUser-Agent: a b\r\n\r\n',
    'GET /api/v1/nothing/%41 HTTP/1.1\r\nHost: 127.0.0.1:80\r\nAccept:*/*\r\nCookie: a=b\r\n\r\n',
    'PUT /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello',
    'POST /nothing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    'DELETE /nothing HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: a\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n',
];

const scraps = ['\r\n', '\n', '\r', '\0', ' ', '\t', ':', ',', ';', '%00', '%2f', '%2e', '..', '//', '/./', '\\', '#', '_', '\x7f', '\xff', '\xc3\xab', '+',
    '-', '0', '1', '5', 'x', '?', '&', 'Host: y\r\n', 'Content-Length: 5\r\n', 'Content-Length: 0\r\n', 'Transfer-Encoding: chunked\r\n',
    'Transfer-Encoding: identity\r\n', 'Expect: 100-continue\r\n', 'HTTP/1.1', 'HTTP/1.0', 'GET ', '0\r\n\r\n', '\r\n\r\n', 'X_Y: z\r\n', ' folded\r\n'];

/** One to three good requests with up to four changes. */
export function mutate(next) {
    let text = '';
    for (let i = next(3); i >= 0; i -= 1) text += good[next(good.length)];
    for (let i = next(5); i > 0; i -= 1) {
        const at = next(text.length + 1);
        const kind = next(4);
        const scrap = scraps[next(scraps.length)];
        if (kind === 0) text = text.slice(0, at) + scrap + text.slice(at);
        else if (kind === 1) text = text.slice(0, at) + text.slice(at + 1 + next(4));
        else if (kind === 2) text = text.slice(0, at) + scrap + text.slice(at + scrap.length);
        else text = text.slice(0, at) + text.slice(next(text.length + 1));
    }
    return text;
}

// --- judging

const single = new Set(['host', 'content-length', 'transfer-encoding', 'expect', 'authorization', 'connection', 'content-encoding', 'content-type',
    'cookie', 'forwarded', 'idempotency-key', 'if-match', 'if-none-match', 'origin', 'x-csrf-token']);

function isUtf8(latin1) {
    try {
        new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(latin1, 'latin1'));
        return true;
    } catch {
        return false;
    }
}

const unescape = (s) => s.replace(/%([0-9a-f]{2})/gi, (_, h) => String.fromCharCode(parseInt(h, 16)));

function isGoodTarget(target) {
    if (!/^\/[^#\\\0- \x7f]*$/.test(target) || /%(?![0-9a-f]{2})/i.test(target) || !isUtf8(unescape(target)) || /%00/.test(target)) return false;
    const path = target.split('?')[0];
    if (!isUtf8(unescape(path))) return false;
    return path.slice(1).split('/').every((word, i, all) => {
        const plain = unescape(word);
        return (word !== '' || i === all.length - 1) && plain !== '.' && plain !== '..' && !/[\0-\x1f\x7f/\\]|%[0-9a-f]{2}/i.test(plain);
    });
}

/** Where a faulty line may already be told from the bytes there are: after each byte that cannot be right. */
function judgeHead(head) {
    const [line, ...fields] = head.slice(0, -4).split('\r\n');
    const request = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+) HTTP\/1\.([01])$/.exec(line);
    if (!request || !/^(GET|HEAD|POST|PATCH|PUT|DELETE|OPTIONS|TRACE)$/.test(request[1]) || !isGoodTarget(request[2])) return null;
    const seen = new Map();
    for (const field of fields) {
        const m = /^([!#$%&'*+.^`|~0-9A-Za-z-]+):[ \t]*(.*)$/s.exec(field);
        if (!m) return null;
        const name = m[1].toLowerCase();
        if (seen.has(name) && (single.has(name) || /^x-forwarded-./.test(name))) return null;
        if (single.has(name) && /[\t\x80-\xff]| $/.test(m[2])) return null;
        seen.set(name, m[2]);
    }
    const [length, coding, host, expect] = ['content-length', 'transfer-encoding', 'host', 'expect'].map((n) => seen.get(n));
    if (host === undefined ? request[3] === '1' : !/^[A-Za-z0-9._:[\]-]{1,255}$/.test(host)) return null;
    if (length !== undefined && (coding !== undefined || !/^[0-9]{1,18}$/.test(length))) return null;
    if (coding !== undefined && (coding.toLowerCase() !== 'chunked' || request[3] === '0')) return null;
    if (expect !== undefined && expect.toLowerCase() !== '100-continue') return null;
    const takesNone = /^(GET|HEAD|TRACE)$/.test(request[1]);
    if (takesNone && (coding !== undefined || Number(length ?? 0) > 0)) return null;
    const isLast = request[3] === '0' || /(^|[ ,])close([ ,]|$)/i.test(seen.get('connection') ?? '');
    return { length: Number(length ?? 0), isChunked: coding !== undefined, isLast, isHead: request[1] === 'HEAD' };
}

/** The bytes that a body takes: a number, null when they are wrong, undefined when they are not all there. */
function bodyLength({ length, isChunked }, rest) {
    if (!isChunked) return length > 65536 ? null : length <= rest.length ? length : undefined;
    for (let at = 0; ; ) {
        const size = /^([0-9a-f]{1,12})\r\n/i.exec(rest.slice(at));
        if (!size) return /^([0-9a-f]{0,12}|[0-9a-f]{1,12}\r)$/i.test(rest.slice(at)) ? undefined : null;
        const n = parseInt(size[1], 16);
        if (n > 65536) return null;
        at += size[0].length + n;
        const end = rest.slice(at, at + 2);
        if (end !== '\r\n') return '\r\n'.startsWith(end) || at > rest.length ? undefined : null;
        at += 2;
        if (n === 0) return at;
    }
}

/**
 * What a client that sends these bytes and then says that it is done should get: 'answered' or 'refused' for each request. Where the
 * bytes end in the middle of something that is already wrong, the daemon may refuse or say nothing: `others` lists what else is right.
 */
export function judge(bytes) {
    const verdicts = [];
    const heads = []; // of those answered: which are HEAD
    const refusals = [400, 408, 413, 414, 417, 431, 501, 505];
    let rest = bytes;
    while (rest) {
        if (rest.startsWith('\r\n')) rest = rest.slice(2);
        const bad = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r[^\n]|(?<!\r)\n/.exec(rest);
        const end = rest.indexOf('\r\n\r\n');
        if (end < 0 || (bad && bad.index < end + 2)) {
            // Not whole: refused once something is wrong in it, silence otherwise.
            return { verdicts: bad ? [...verdicts, 'refused'] : verdicts, others: [verdicts, [...verdicts, 'refused']], heads, refusals };
        }
        const request = judgeHead(rest.slice(0, end + 4));
        if (!request) return { verdicts: [...verdicts, 'refused'], others: [], heads, refusals };
        rest = rest.slice(end + 4);
        const n = bodyLength(request, rest);
        if (n === null) return { verdicts: [...verdicts, 'refused'], others: [], heads, refusals };
        if (n === undefined) return { verdicts, others: [], heads, refusals };
        verdicts.push('answered');
        heads.push(request.isHead);
        if (request.isLast) break;
        rest = rest.slice(n);
    }
    return { verdicts, others: [], heads, refusals };
}
