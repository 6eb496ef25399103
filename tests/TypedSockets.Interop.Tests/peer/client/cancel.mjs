// A request and a stream that are given up.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('next');
wire.send('next-cancel');
await wire.expect('next-canceled');

wire.send('replay');
await wire.expectLines('replay-line', 1, 64);
wire.send('replay-cancel');
await wire.expect('replay-canceled');

// What comes for a request that has ended is dropped.
wire.send('replay-credit');
wire.send('replay-cancel');
await wire.expectSilence();
await wire.close();
