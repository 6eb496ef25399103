// A client comes back after its connection was cut off, and after the server has shut down.

import { accept, finish } from '../server.mjs';

const first = await accept();
await first.expect('say');
first.drop();

const second = await accept();
await second.expect('say');
second.send('closing');
await second.shutDown();

const third = await accept();
await third.expect('say');
third.send('said');
await finish(third);
