// A request that is answered by an error.

import { accept, finish } from '../server.mjs';

const wire = await accept();
await wire.expect('history-nowhere');
wire.send('history-nowhere-error');
await finish(wire);
