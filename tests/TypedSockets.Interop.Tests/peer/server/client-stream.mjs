// Client streams: one that takes more than its 64 items of credit and has a response, one that has an end.

import { accept, finish } from '../server.mjs';

const wire = await accept();
await wire.expect('import');
await wire.expectLines('import-line', 1, 64);
await wire.expectSilence();
wire.send('import-credit');
await wire.expectLines('import-line', 65, 96);
await wire.expectSilence();
wire.send('import-credit');
await wire.expectLines('import-line', 97, 100);
await wire.expect('import-end');
wire.send('imported');

await wire.expect('append');
await wire.expect('append-line');
await wire.expect('append-end');
wire.send('appended');
await finish(wire);
