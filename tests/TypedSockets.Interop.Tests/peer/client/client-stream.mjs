// Client streams: one that takes more than its 64 items of credit and has a response, one that has an end.

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
await wire.expectSilence();
await wire.close();
