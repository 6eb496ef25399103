// Messages that nothing answers, from the client and to it.

import { accept, finish } from '../server.mjs';

const wire = await accept();
await wire.expect('say');
wire.send('said');
wire.send('say-nowhere-error');
await finish(wire);
