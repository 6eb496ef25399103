// The server's requests: one that is answered, one that is refused, one that is given up while its
// handler runs.

import { accept, finish, told } from '../server.mjs';

const wire = await accept();
wire.send('confirm');
await wire.expect('confirmed');
wire.send('confirm');
await wire.expect('confirm-error');
wire.send('confirm');
await told();
wire.send('confirm-cancel');
await wire.expect('confirm-canceled');
console.log('canceled');
await finish(wire);
