// What a frame is in each of the two protocols. The examples are written in JSON, and mean the same in both.

import assert from 'node:assert/strict';
import { decode, encode } from '@msgpack/msgpack';

/** How a connection that has agreed on a subprotocol writes and reads frames. */
export function formatOf(subprotocol) {
  return subprotocol === 'typedsockets.v1.msgpack' ? messagePack : json;
}

const json = {
  write: frame => frame,
  read(data, isBinary) {
    assert.equal(isBinary, false, 'a binary message came');
    return JSON.parse(data.toString());
  },
};

const messagePack = {
  write(frame) {
    const { type, id = null, timestamp = null, payload = null, traceparent } = JSON.parse(frame);
    return encode([type, id, timestamp, payload, ...(traceparent ? [{ traceparent }] : [])]);
  },
  read(data, isBinary) {
    assert.equal(isBinary, true, 'a text message came');
    const [type, id, timestamp, payload, extensions] = decode(data);
    const frame = { type, id, timestamp, payload, traceparent: extensions?.traceparent };
    return Object.fromEntries(Object.entries(frame).filter(([, value]) => value !== null && value !== undefined));
  },
};
