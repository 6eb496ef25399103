// Items both ways under one id.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('shout');
wire.send('shout-line');
await wire.expect('shouted-line');
wire.send('shout-line', { number: 2, text: 'Line 2' });
await wire.expect('shouted-line', { number: 2, text: 'LINE 2' });
wire.send('shout-end');
await wire.expect('shouted');
await wire.expectSilence();
await wire.close();
