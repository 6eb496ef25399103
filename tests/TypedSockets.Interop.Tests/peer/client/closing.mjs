// The server shuts down when this script says that it is ready.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('replay');
await wire.expectLines('replay-line', 1, 64);
console.log('ready');
await wire.expect('closing');
await wire.expect('replay-unavailable');
await wire.expectClose(1001, 'ws.shutting_down');
