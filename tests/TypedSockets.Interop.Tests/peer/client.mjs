// A client in plain JavaScript. The server's address and what is to be spoken are the script's arguments.

import WebSocket from 'ws';
import { Wire } from './wire.mjs';

export const url = process.argv[2];

/** Connects, and takes the server's greeting. */
export async function connect(protocols = [process.argv[3] ?? 'typedsockets.v1.json']) {
  const wire = new Wire(new WebSocket(url, protocols));
  await wire.expect('connected');
  return wire;
}
