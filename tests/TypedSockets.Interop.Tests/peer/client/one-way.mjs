// Messages that nothing answers, and the event that each sets off.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('say');
await wire.expect('said');
wire.send('say-otherwise');
await wire.expect('said');
wire.send('say-traced');
await wire.expect('said');
wire.send('say-nowhere');
await wire.expect('say-nowhere-error');
wire.send('say-nowhere-with-id');
await wire.expect('say-nowhere-with-id-error');
await wire.expectSilence();
await wire.close();
