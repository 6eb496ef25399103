// Requests and their responses.

import { accept, finish } from '../server.mjs';

const wire = await accept();
await wire.expect('history');
wire.send('history-page');
await finish(wire);
