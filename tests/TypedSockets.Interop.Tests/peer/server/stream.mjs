// A stream that takes more than its 64 items of credit, which the client grants as it reads.

import { accept, finish } from '../server.mjs';

const wire = await accept();
await wire.expect('replay');
wire.sendLines('replay-line', 1, 64);
await wire.expect('replay-credit');
await wire.expect('replay-credit');
wire.sendLines('replay-line', 65, 90);
wire.send('replay-end');
await finish(wire);
