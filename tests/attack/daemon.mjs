// A daemon of its own for one file of attacks, and the counting of what was shown.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// --- counting

let passed = 0;
let failed = 0;

export function show(name, holds, why = '') {
    if (holds) passed += 1;
    else failed += 1;
    if (!holds) console.log(`FAIL ${name}${why ? `: ${why}` : ''}`);
}

export function sumUp() {
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 && passed > 0 ? 0 : 1;
}

// --- the daemon

/**
 * Its database is away, and stays so: what is attacked here stands before it.
 *
 * Starts `around serve` on a free port, or on a listening `socket` of ours as a service manager would hand it over; `log()` is what
 * it has said so far. Ends with this process.
 */
export async function startDaemon({ port = 0, socket = null } = {}) {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'around-attack-'));
    const secret = path.join(home, 'secret');
    fs.writeFileSync(secret, Buffer.alloc(32, 7), { mode: 0o600 });
    port ||= await freePort();
    const around = path.join(process.env.AROUND_BUILD, 'around');
    const args = ['--listen', `127.0.0.1:${port}`, 'serve'];
    const handOver = ['-c', 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" "$@"', around, ...args];
    const child = spawn(socket ? '/bin/sh' : around, socket ? handOver : args, {
        env: {
            PATH: process.env.PATH,
            AROUND_DATABASE: `host=${home} dbname=around user=around_app`,
            AROUND_SECRET_FILE: secret,
            AROUND_STATIC: process.env.AROUND_STATIC,
            AROUND_BASE_URL: `http://127.0.0.1:${port}`,
        },
        stdio: ['ignore', 'pipe', 'pipe', ...(socket ? [socket] : [])],
    });
    let text = '';
    child.stderr.on('data', (d) => (text += d));
    child.stdout.on('data', (d) => (text += d));
    const ended = new Promise((done) => child.on('exit', (code, signal) => done(code ?? signal)));
    process.on('exit', () => child.kill('SIGKILL'));
    const daemon = {
        port,
        pid: child.pid,
        log: () => text,
        descriptors: () => fs.readdirSync(`/proc/${child.pid}/fd`).length,
        stop: async () => {
            child.kill('SIGTERM');
            const code = await ended;
            fs.rmSync(home, { recursive: true });
            return code;
        },
    };
    for (let i = 0; i < 200 && child.exitCode === null; i += 1) {
        if ((await send(port, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n', { patience: 500 })).text.includes('200')) return daemon;
        await sleep(50);
    }
    console.log(text);
    throw new Error('the daemon did not start');
}

function freePort() {
    return new Promise((done) => {
        const server = net.createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => done(port));
        });
    });
}

// --- raw requests

/**
 * Sends bytes (a text is taken as Latin-1) and reads until the other side hangs up or `patience` is over.
 * `end`: says at once that nothing more comes. Gives {text, isClosed, ms}.
 */
export function send(port, bytes, { end = false, patience = 3000, pieces = [bytes] } = {}) {
    return new Promise((done) => {
        const started = performance.now();
        const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
        let text = '';
        const finish = (isClosed) => {
            clearTimeout(timer);
            socket.destroy();
            done({ text, isClosed, ms: performance.now() - started });
        };
        const timer = setTimeout(() => finish(false), patience);
        socket.setNoDelay(true);
        socket.on('error', () => finish(true));
        socket.on('data', (d) => (text += d.toString('latin1')));
        socket.on('end', () => finish(true));
        socket.on('connect', async () => {
            for (const [i, piece] of pieces.entries()) {
                if (i) await sleep(2);
                if (!socket.destroyed) socket.write(Buffer.from(piece, 'latin1'));
            }
            if (end && !socket.destroyed) socket.end();
        });
    });
}

/** The statuses of the answers in a text, in order, by their own lengths and without 100; 'broken' where it is not HTTP. `heads`: which answer a HEAD. */
export function statuses(text, heads = []) {
    const list = [];
    for (let rest = text; rest; ) {
        const head = /^HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n/.exec(rest);
        if (!head) return [...list, 'broken'];
        const length = /^content-length: (\d+)\r$/im.exec(head[2]);
        if (head[1] !== '100') list.push(Number(head[1]));
        rest = rest.slice(head[0].length + (length && !heads[list.length - 1] ? Number(length[1]) : 0));
    }
    return list;
}
