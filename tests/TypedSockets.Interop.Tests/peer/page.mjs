// The examples of docs/protocol.md, by the names behind "```json".

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8');
const examples = new Map([...text.matchAll(/^```json (\S+)\n(.*)\n```$/gm)].map(([, name, frame]) => [name, frame]));

/** The frame of an example, word for word. */
export function example(name) {
  const frame = examples.get(name);
  assert.ok(frame, `docs/protocol.md has no example '${name}'`);
  return frame;
}
