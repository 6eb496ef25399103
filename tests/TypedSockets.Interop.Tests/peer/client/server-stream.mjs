// The server's request for a stream, which takes more than its 64 items of credit.

import { connect } from '../client.mjs';

const wire = await connect();
wire.send('publish');
await wire.expect('drafts');
wire.sendLines('drafts-line', 1, 64);
await wire.expect('drafts-credit');
await wire.expect('drafts-credit');
wire.sendLines('drafts-line', 65, 70);
wire.send('drafts-end');
await wire.expect('published');
await wire.close();
