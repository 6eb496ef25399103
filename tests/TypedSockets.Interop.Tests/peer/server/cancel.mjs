// A request and a stream that the client gives up. It waits for nothing after its cancel.

import { accept, finish } from '../server.mjs';

const wire = await accept();
await wire.expect('next');
console.log('asked');
await wire.expect('next-cancel');
wire.send('next-canceled');

await wire.expect('replay');
wire.send('replay-line');
await wire.expect('replay-cancel');
wire.send('replay-canceled');
await wire.expectSilence();
console.log('canceled');
await finish(wire);
