// One connection that speaks the examples of docs/protocol.md, whichever side it is.

import assert from 'node:assert/strict';
import { formatOf } from './format.mjs';
import { example } from './page.mjs';

const patience = 15_000;
const longestTimestamp = 253_402_300_799_999;

export class Wire {
  #socket;
  #received = [];
  #waiting = null;
  #closed = null;

  // The page's ids of requests, and those that the other side chose for the same.
  #ids = new Map();

  constructor(socket) {
    this.#socket = socket;
    socket.on('message', (data, isBinary) => {
      this.#received.push(formatOf(socket.protocol).read(data, isBinary));
      this.#wake();
    });
    socket.on('close', (code, reason) => {
      this.#closed = { code, reason: reason.toString() };
      this.#wake();
    });
    socket.on('error', error => {
      console.error(error);
      process.exitCode = 1;
    });
  }

  /** Sends an example, in JSON word for word; only the id may be the one that the other side chose, and the payload another item's. */
  send(name, payload) {
    let frame = example(name);
    const { id } = JSON.parse(frame);
    if (this.#ids.has(id)) {
      frame = JSON.stringify({ ...JSON.parse(frame), id: this.#ids.get(id) });
    } else if (id) {
      this.#ids.set(id, id);
    }

    frame = payload ? JSON.stringify({ ...JSON.parse(frame), payload }) : frame;
    this.#socket.send(formatOf(this.#socket.protocol).write(frame));
  }

  /** Waits for the next frame, which has to be the example but for its timestamp and the ids that the other side chose. */
  async expect(name, payload) {
    const wanted = { ...JSON.parse(example(name)), ...(payload && { payload }) };
    await this.#until(() => this.#received.length > 0 || this.#closed, `'${name}'`);
    assert.ok(this.#received.length > 0, `instead of '${name}' came the close ${JSON.stringify(this.#closed)}`);
    const frame = this.#received.shift();

    assert.ok(Number.isSafeInteger(frame.timestamp) && frame.timestamp >= 0 && frame.timestamp <= longestTimestamp, `the timestamp of ${JSON.stringify(frame)}`);
    frame.timestamp = wanted.timestamp;

    if (wanted.id && frame.id && !this.#ids.has(wanted.id)) {
      assert.equal(frame.id[0] === '~', wanted.id[0] === '~', `'${frame.id}' is an id of the wrong side`);
      assert.ok(Buffer.byteLength(frame.id) <= 128);
      this.#ids.set(wanted.id, frame.id);
    }

    if (wanted.id) {
      wanted.id = this.#ids.get(wanted.id);
    }

    if (wanted.type === 'ws.connected') {
      assert.ok(frame.payload?.clientId, 'no clientId');
      wanted.payload.clientId = frame.payload.clientId;
    }

    assert.deepEqual(frame, wanted);
  }

  /** Sends the lines of a stream. */
  sendLines(name, first, last) {
    for (let number = first; number <= last; number++) {
      this.send(name, { number, text: `Line ${number}` });
    }
  }

  /** Waits for the lines of a stream. */
  async expectLines(name, first, last) {
    for (let number = first; number <= last; number++) {
      await this.expect(name, { number, text: `Line ${number}` });
    }
  }

  /** The other side has nothing more to say: the answer to a ping is all that comes. */
  async expectSilence() {
    this.send('ping');
    await this.expect('pong');
    assert.deepEqual(this.#received, []);
  }

  /** Waits for the other side's close. */
  async expectClose(code, reason) {
    await this.#until(() => this.#received.length > 0 || this.#closed, 'a close');
    assert.deepEqual(this.#received, []);
    assert.deepEqual(this.#closed, { code, reason });
  }

  /** Closes, and waits for the other side to do so too. */
  async close() {
    this.#socket.close(1000);
    await this.expectClose(1000, '');
  }

  /** Closes as a server does that shuts down. */
  async shutDown() {
    this.#socket.close(1001, 'ws.shutting_down');
    await this.expectClose(1001, 'ws.shutting_down');
  }

  /** Cuts the connection off. */
  drop() {
    this.#socket.terminate();
  }

  #until(condition, what) {
    assert.equal(this.#waiting, null, 'one wait at a time');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${what} did not come within ${patience} ms`)), patience);
      this.#waiting = () => {
        if (condition()) {
          clearTimeout(timer);
          this.#waiting = null;
          resolve();
        }
      };
      this.#waiting();
    });
  }

  #wake() {
    this.#waiting?.();
  }
}
