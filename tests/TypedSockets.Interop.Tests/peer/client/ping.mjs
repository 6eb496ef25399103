// Pings of a page, which are answered while a handler runs.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('next');
wire.send('ping');
await wire.expect('pong');
wire.send('next-cancel');
await wire.expect('next-canceled');
await wire.close();
