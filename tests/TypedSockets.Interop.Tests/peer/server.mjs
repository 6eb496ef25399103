// A server in plain JavaScript, on a free port that it says to whoever started it. What it speaks is the script's argument.

import assert from 'node:assert/strict';
import { WebSocketServer } from 'ws';
import { Wire } from './wire.mjs';

const patience = 15_000;
const accepted = [];
let waiting = null;

const spoken = process.argv[2] ?? 'typedsockets.v1.json';
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  handleProtocols: offered => offered.has(spoken) && spoken,
});
server.on('connection', socket => {
  assert.equal(socket.protocol, spoken);
  accepted.push(new Wire(socket));
  waiting?.();
});
server.on('listening', () => console.log(`ws://127.0.0.1:${server.address().port}/chat`));

/** Waits for the next client, and greets it. */
export async function accept() {
  if (accepted.length === 0) {
    await bounded('no client came', resolve => waiting = resolve);
    waiting = null;
  }

  const wire = accepted.shift();
  wire.send('connected');
  return wire;
}

/** Waits for a line of the test. */
export async function told() {
  await bounded('the test said nothing', resolve => process.stdin.once('data', resolve));
  process.stdin.destroy();
}

/** Waits until the client has closed, and ends. */
export async function finish(wire) {
  await wire.expectClose(1000, '');
  server.close();
}

function bounded(fault, begin) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(fault)), patience);
    begin(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
