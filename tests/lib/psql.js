// One psql that stays, so that a test which asks the database often does not wait for a new one each time.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';

export class Psql {
  /** first: a statement that each use of the connection stands on, such as a setting. */
  constructor(sockets, user, database, first = '') {
    this.child = spawn('psql', ['-XqAt', '-h', sockets, '-U', user, '-d', database], { stdio: 'pipe' });
    this.ended = new Promise((resolve) => this.child.on('exit', resolve));
    this.child.stdin.on('error', () => {}); // said by what waits
    this.out = { text: '' };
    this.err = { text: '' };
    for (const [stream, kept] of [[this.child.stdout, this.out], [this.child.stderr, this.err]]) {
      stream.setEncoding('utf8').on('data', (text) => { kept.text += text; kept.look?.(); });
    }
    this.last = first ? this.#run(first) : Promise.resolve();
  }

  /** Rows as lines, | between columns; what psql says on an error is thrown. One after another, as they are asked. */
  ask(text) {
    const answer = this.last.catch(() => {}).then(() => this.#run(text));
    this.last = answer;
    return answer;
  }

  async #run(text) {
    const mark = `end of ${randomBytes(8).toString('hex')}`;
    this.child.stdin.write(`${text}\n;\n\\echo '${mark}'\n\\warn '${mark}'\n`);
    const [out, err] = await Promise.all([this.#until(this.out, mark), this.#until(this.err, mark)]);
    if (/^(ERROR|FATAL|psql): /m.test(err)) throw new Error(`${err.trim()}\n${text}`);
    return out.trim();
  }

  #until(kept, mark) {
    return new Promise((resolve, reject) => {
      kept.look = () => {
        const at = kept.text.indexOf(`${mark}\n`);
        if (at < 0) return;
        resolve(kept.text.slice(0, at));
        kept.text = kept.text.slice(at + mark.length + 1);
        kept.look = null;
      };
      kept.look();
      this.ended.then(() => reject(new Error(`psql ended: ${this.err.text}`)));
    });
  }

  async end() {
    await this.last.catch(() => {});
    this.child.stdin.end();
    await this.ended;
  }
}
