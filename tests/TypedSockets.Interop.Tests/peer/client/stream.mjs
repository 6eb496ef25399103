// A stream that takes more than its 64 items of credit.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('replay');
await wire.expectLines('replay-line', 1, 64);
wire.send('history');
await wire.expect('history-page');
await wire.expectSilence();
wire.send('replay-credit');
await wire.expectLines('replay-line', 65, 96);
await wire.expectSilence();
wire.send('replay-credit');
wire.send('replay-credit');
await wire.expectLines('replay-line', 97, 150);
await wire.expect('replay-end');
await wire.close();
