// Items both ways under one id.

import { accept, finish } from '../server.mjs';

const wire = await accept();
await wire.expect('shout');
await wire.expect('shout-line');
wire.send('shouted-line');
await wire.expect('shout-end');
wire.send('shouted');
await finish(wire);
