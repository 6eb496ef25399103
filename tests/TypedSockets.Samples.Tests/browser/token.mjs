// Connects a page with a token among its subprotocols: node token.mjs URL TOKEN

import assert from 'node:assert/strict';
import { browser } from './chromium.mjs';

const [url, token] = process.argv.slice(2);
const json = 'typedsockets.v1.json';
const encoded = Buffer.from(token).toString('base64url');

try {
  const page = await browser.newPage();
  await page.goto(url);
  const opened = { protocol: json, type: 'ws.connected' };
  assert.deepEqual(await connect(page, [json, `typedsockets.bearer.${token}`]), opened);
  assert.deepEqual(await connect(page, [`typedsockets.bearer64.${encoded}`, json]), opened);

  // Nobody's token, no token, and no protocol that the server could choose.
  assert.deepEqual(await connect(page, [json, `typedsockets.bearer.${token}x`]), { code: 1006 });
  assert.deepEqual(await connect(page, [json]), { code: 1006 });
  assert.deepEqual(await connect(page, [`typedsockets.bearer.${token}`]), { code: 1006 });
} finally {
  await browser.close();
}

process.exit(0);

/** Opens a socket from the page and tells what the page saw: the protocol and the first frame, or the code of the close. */
function connect(page, protocols) {
  return page.evaluate(offered => new Promise(resolve => {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/secure`, offered);
    socket.onmessage = event => resolve({ protocol: socket.protocol, type: JSON.parse(event.data).type });
    socket.onclose = event => resolve({ code: event.code });
  }), protocols);
}
