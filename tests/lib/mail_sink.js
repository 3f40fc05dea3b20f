// A mail server of its own on this machine, for tests: takes messages over SMTP, or refuses, hangs, or hangs up where it is told to.
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * mode: 'take'; 'refuse' (550 for every recipient), 'later' (451), 'slow' (takes the message and never answers), 'drop' (hangs up as the message
 * ends, without having taken it). What was taken: {from, to, text}; `heard`: every command, whatever became of it.
 */
class Sink {
  mode = 'take';
  messages = [];
  heard = [];
  #sockets = new Set();
  #waiting = [];

  async start(port = 0) {
    this.server = createServer((socket) => this.#serve(socket)).listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = this.server.address().port;
    return this;
  }

  #serve(socket) {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => {});
    socket.setEncoding('latin1');
    const state = { mail: null, isData: false, left: '' };
    socket.write('220 sink\r\n');
    socket.on('data', (bytes) => {
      state.left += bytes;
      for (let at; (at = state.left.indexOf(state.isData ? '\r\n.\r\n' : '\r\n')) >= 0;) {
        const piece = state.left.slice(0, at);
        state.left = state.left.slice(at + (state.isData ? 5 : 2));
        if (state.isData) this.#end(socket, state, piece);
        else this.#command(socket, state, piece);
      }
    });
  }

  #command(socket, state, line) {
    this.heard.push(line);
    const word = line.slice(0, 4).toUpperCase();
    const address = /<(.*)>/.exec(line)?.[1];
    if (word === 'MAIL') state.mail = { from: address, to: [] };
    if (word === 'RCPT' && this.mode === 'refuse') return void socket.write('550 no such mailbox\r\n');
    if (word === 'RCPT' && this.mode === 'later') return void socket.write('451 not now\r\n');
    if (word === 'RCPT') state.mail.to.push(address);
    if (word === 'DATA') state.isData = true;
    socket.write(word === 'DATA' ? '354 go on\r\n' : word === 'QUIT' ? '221 bye\r\n' : '250 sink\r\n');
  }

  #end(socket, state, text) {
    state.isData = false;
    this.heard.push('(message)');
    if (this.mode === 'drop') return void socket.destroy();
    if (this.mode !== 'slow') {
      this.messages.push({ ...state.mail, text: `${text}\r\n` });
      socket.write('250 taken\r\n');
    }
    this.#waiting = this.#waiting.filter((ask) => !ask());
  }

  /** The messages, once `what` finds them to be as it wants. */
  until(what) {
    if (what(this)) return Promise.resolve(this.messages);
    return new Promise((resolve) => this.#waiting.push(() => what(this) && (resolve(this.messages), true)));
  }

  /** To one address. */
  to(address) { return this.messages.filter((one) => one.to.includes(address)); }

  async stop() {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

export const mailSink = () => new Sink().start();
