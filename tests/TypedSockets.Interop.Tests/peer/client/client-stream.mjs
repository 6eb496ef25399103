// Client streams: one that takes more than its 64 items of credit and has a response, one that has an end, and two
// that fail.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('import');
wire.sendLines('import-line', 1, 64);
await wire.expect('import-credit');
wire.sendLines('import-line', 65, 96);
await wire.expect('import-credit');
wire.sendLines('import-line', 97, 100);
wire.send('import-end');
await wire.expect('import-credit');
await wire.expect('imported');

wire.send('append');
wire.send('append-line');
wire.send('append-end');
await wire.expect('appended');

wire.send('append');
wire.send('append-line');
wire.send('append-torn');
await wire.expect('append-failed');

// Refused before it has ended: what comes behind it is dropped.
wire.send('import-nowhere');
wire.sendLines('import-nowhere-line', 1, 64);
await wire.expect('import-nowhere-error');
wire.send('import-nowhere-line');
await wire.expectSilence();
await wire.close();
