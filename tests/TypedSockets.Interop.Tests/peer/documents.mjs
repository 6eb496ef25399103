// Reads every document that it is told, a line of Base64 each, and says what the MessagePack library writes of it.

import { createInterface } from 'node:readline';

// The library's decoder drops a byte order mark at the beginning of text, where it is as good a character as any.
globalThis.TextDecoder = class extends TextDecoder {
  constructor() {
    super('utf-8', { ignoreBOM: true });
  }
};

const { decode, decodeTimestampToTimeSpec, encode, encodeTimeSpecToTimestamp, ExtensionCodec } = await import('@msgpack/msgpack');

// A Date has milliseconds, where a timestamp has nanoseconds.
class Timestamp {
  constructor(spec) {
    this.spec = spec;
  }
}

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: -1,
  encode: value => value instanceof Timestamp ? encodeTimeSpecToTimestamp(value.spec) : null,
  decode: data => new Timestamp(decodeTimestampToTimeSpec(data)),
});

// Integers of 64 bits are more than numbers hold. As keys they are text, as all keys of objects are.
const options = { extensionCodec, useBigInt64: true, mapKeyConverter: String };

for await (const line of createInterface({ input: process.stdin })) {
  console.log(passOn(line));
}

function passOn(line) {
  try {
    return Buffer.from(encode(decode(Buffer.from(line, 'base64'), options), options)).toString('base64');
  } catch (error) {
    return `! ${error}`;
  }
}
