// Requests and their responses. An id is free again when its answer has come.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('history');
await wire.expect('history-page');
wire.send('history');
await wire.expect('history-page');
await wire.expectSilence();
await wire.close();
