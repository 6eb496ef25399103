// The server's requests: answered, refused and given up. Each connection has its first one.

import { connect } from '../client.mjs';

const answered = await connect();
answered.send('clear');
await answered.expect('confirm');
answered.send('confirmed');
await answered.expect('cleared');
await answered.close();

const refused = await connect();
refused.send('clear');
await refused.expect('confirm');
refused.send('confirm-error');
await refused.expect('clear-error');
await refused.close();

const canceled = await connect();
canceled.send('clear');
await canceled.expect('confirm');
canceled.send('clear-cancel');
await canceled.expect('confirm-cancel');
canceled.send('confirm-canceled');
await canceled.expect('clear-canceled');
await canceled.expectSilence();
await canceled.close();
