// Handshakes that are accepted, and those that are refused.

import assert from 'node:assert/strict';
import { get } from 'node:http';
import WebSocket from 'ws';
import { connect, url } from '../client.mjs';

const patience = 15_000;
const json = 'typedsockets.v1.json';

assert.equal(await chosen([]), '');
assert.equal(await chosen([json]), json);
assert.equal(await chosen(['other', json]), json);
assert.equal(await chosen([json, 'typedsockets.bearer.abc.DEF~1']), json);
assert.equal(await chosen([`typedsockets.bearer64.${Buffer.from('a/b=').toString('base64url')}`, json]), json);

assert.equal(await refused(['other']), 400);
assert.equal(await refused(['typedsockets.bearer.abc']), 400);
assert.equal(await refused([json, 'typedsockets.bearer.abc', 'typedsockets.bearer.def']), 400);
assert.equal(await refused([json], { origin: 'https://example.org' }), 403);
assert.equal(await asked(url.replace('ws', 'http')), 426);

const wire = await connect([]);
wire.send('history');
await wire.expect('history-page');
await wire.close();

function chosen(protocols) {
  return bounded(resolve => {
    const socket = new WebSocket(url, protocols);
    socket.on('open', () => {
      resolve(socket.protocol);
      socket.close();
    });
  });
}

function refused(protocols, options) {
  return bounded(resolve => {
    const socket = new WebSocket(url, protocols, options);
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode);
      request.destroy();
    });
  });
}

function asked(address) {
  return bounded(resolve => get(address, { agent: false }, response => {
    resolve(response.statusCode);
    response.resume();
  }));
}

function bounded(begin) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the handshake was not answered')), patience);
    begin(result => {
      clearTimeout(timer);
      resolve(result);
    });
  });
}
