// The server's request for a stream, which takes more than its 64 items of credit.

import { accept, finish } from '../server.mjs';

const wire = await accept();
wire.send('drafts');
await wire.expectLines('drafts-line', 1, 64);
await wire.expectSilence();
wire.send('drafts-credit');
await wire.expectLines('drafts-line', 65, 70);
await wire.expect('drafts-end');
console.log('fetched');
await finish(wire);
