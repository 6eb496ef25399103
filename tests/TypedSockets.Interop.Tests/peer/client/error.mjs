// Errors that leave the connection open.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('history-nowhere');
await wire.expect('history-nowhere-error');
wire.send('unknown-type');
await wire.expect('unknown-type-error');
wire.send('invalid-payload');
await wire.expect('invalid-payload-error');
wire.send('history');
await wire.expect('history-page');
await wire.close();
