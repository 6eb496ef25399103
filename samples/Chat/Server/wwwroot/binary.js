import { decode, encode } from './msgpack/msgpack.js';

/** The wire as MessagePack in binary frames: an array of what JSON names. */
export const binary = {
  name: 'MessagePack',
  subprotocol: 'typedsockets.v1.msgpack',
  encode: ({ type, id = null, timestamp, payload = null }) => encode([type, id, timestamp, payload]),
  decode: bytes => {
    const [type, id, timestamp, payload] = decode(new Uint8Array(bytes));
    return { type, id: id ?? undefined, timestamp, payload };
  },
};
