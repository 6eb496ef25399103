// What is no envelope is the end of the connection.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('malformed');
await wire.expect('malformed-error');
await wire.expectClose(1007, 'ws.malformed');
