// The browser that the scripts here drive.

import { chromium } from 'playwright-core';

export const browser = await chromium.launch({
  executablePath: process.env.TYPEDSOCKETS_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
