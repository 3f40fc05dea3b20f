// R9, R10: the service manager's socket outlives the daemon, so a restart under load loses no request.
import net from 'node:net';
import { startDaemon, send, show, sleep, statuses, sumUp } from './daemon.mjs';

const restarts = process.env.TEST_FULL ? 100 : 5;
const request = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';

/** What one request hears: all of its answer, or what came before the connection ended or patience did. */
function hear(socket) {
    return new Promise((done) => {
        let heard = '';
        const finish = () => {
            clearTimeout(timer);
            socket.off('data', more).off('close', finish);
            done(heard);
        };
        const more = (d) => {
            heard += d;
            if (statuses(heard)[0] === 200) finish();
        };
        const timer = setTimeout(finish, 5000);
        socket.on('data', more).on('close', finish);
        socket.write(request);
    });
}

/** One client that keeps its connection while it may; each request counts as answered or not. */
async function client(port, tally) {
    while (!tally.isOver) {
        const socket = net.connect(port, '127.0.0.1').on('error', () => {});
        // A connection that was closed while it rested is no request that failed.
        for (let isOpen = true; isOpen && !socket.destroyed && !tally.isOver; await sleep(2)) {
            const text = await hear(socket);
            const isGood = statuses(text)[0] === 200;
            tally[isGood ? 'good' : 'bad'] += 1;
            isOpen = isGood && !/^Connection: close$/im.test(text);
        }
        socket.destroy();
    }
}

// Bound, but never listened on here: node's own server would take clients away from the daemons.
const { TCP, constants } = process.binding('tcp_wrap');
const holder = new TCP(constants.SERVER);
const address = {};
holder.bind('127.0.0.1', 0);
holder.getsockname(address);
const { port } = address;
const tally = { good: 0, bad: 0, isOver: false };
let daemon = await startDaemon({ port, socket: holder.fd });
const clients = Array.from({ length: 8 }, () => client(port, tally));
for (let i = 0; i < restarts; i += 1) {
    await sleep(300);
    const successor = await startDaemon({ port, socket: holder.fd });
    show(`R10 ends by itself (${i})`, (await daemon.stop()) === 0);
    daemon = successor;
}
tally.isOver = true;
await Promise.all(clients);
show(`R9 ${restarts} restarts: no request failed`, tally.bad === 0 && tally.good > restarts * 50, `${tally.bad} of ${tally.good + tally.bad} failed`);
show('R10 the last one ends, too', (await daemon.stop()) === 0);
show('and then nobody answers', statuses((await send(port, request, { patience: 500 })).text).length === 0);
process.exit(sumUp());
