// Drives the chat's page in real tabs: node chat.mjs talk URL json|msgpack, or node chat.mjs screenshot URL FILE
// What only the test can do, it asks for with a line such as "stop the server", and goes on when a line comes back.

import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { browser } from './chromium.mjs';

const [scenario, url, detail] = process.argv.slice(2);
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

try {
  await { talk, screenshot }[scenario]();
} finally {
  await browser.close();
}

process.exit(0);

async function ask(what) {
  console.log(what);
  await answers.next();
}

/** Opens the page in a tab of its own session and enters a room. */
async function open(name, room = 'lobby', options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.on('pageerror', error => assert.fail(`${name}'s page: ${error.stack}`));
  const frames = [];
  page.on('websocket', socket => socket.on('framereceived', ({ payload }) => frames.push(typeof payload)));
  await page.goto(detail === 'msgpack' ? `${url}/?binary` : url);
  await page.fill('#welcome-name', name);
  await page.fill('#welcome-room', room);
  await page.click('#welcome .primary');
  await page.waitForSelector('#status[data-state=open]');
  await page.waitForSelector(`#people-list .name:text-is("${name}")`);
  assert.deepEqual([...new Set(frames)], [detail === 'msgpack' ? 'object' : 'string'], 'text and binary frames');
  return page;
}

async function say(page, text) {
  await page.fill('#text', text);
  await page.keyboard.press('Enter');
}

/** Waits for a message in the room that is shown. */
function sees(page, text, kind = '') {
  return page.locator(`.log:visible .message${kind} .bubble`, { hasText: text }).first().waitFor();
}

function notices(page, text) {
  return page.locator('.log:visible .notice', { hasText: text }).last().waitFor();
}

async function talk() {
  const ada = await open('Ada');
  const grace = await open('Grace', 'lobby', { colorScheme: 'dark' });
  await notices(ada, 'Grace joined');
  assert.deepEqual(await ada.locator('#people-list .name').allTextContents(), ['Ada', 'Grace']);
  assert.deepEqual(await grace.locator('#people-list .name').allTextContents(), ['Ada', 'Grace']);

  // Text stays text, one's own is one's own.
  await say(ada, '<b>Hello</b> Grace');
  await sees(ada, '<b>Hello</b> Grace', '.mine');
  await sees(grace, '<b>Hello</b> Grace', ':not(.mine)');
  assert.equal(await grace.locator('.log b').count(), 0);
  await say(ada, 'How are you?');
  await sees(grace, 'How are you?', '.follows');

  // A second room, which the other tab learns of by itself, and what is unread there.
  await ada.fill('#join-room', 'engine room');
  await ada.keyboard.press('Enter');
  await grace.click('#other-rooms .room:has-text("engine room")');
  await notices(ada, 'Grace joined');
  await ada.click('#joined-rooms .room:has-text("lobby")');
  await say(grace, 'Over here');
  await ada.waitForSelector('#joined-rooms .room:has-text("engine room") .badge.unread:text-is("1")');
  await ada.click('#joined-rooms .room:has-text("engine room")');
  await sees(ada, 'Over here');

  // An error of the server is shown in its words.
  await ada.evaluate(() => document.getElementById('join-room').removeAttribute('maxlength'));
  await ada.fill('#join-room', 'x'.repeat(41));
  await ada.keyboard.press('Enter');
  await ada.waitForSelector('.toast:has-text("1 to 40 characters"):has-text("chat.bad_room")');

  // The server asks before it forgets.
  await ada.click('#joined-rooms .room:has-text("engine room")');
  await ada.click('#clear-room');
  await ada.click('#confirm button[value=no]');
  await ada.click('#clear-room');
  await ada.waitForSelector('#confirm[open] >> text=Clear the history');
  await sees(grace, 'Over here');
  await ada.click('#confirm button[value=yes]');
  await notices(grace, 'Ada cleared the history');
  await notices(ada, 'You cleared the history');
  assert.equal(await grace.locator('.log:visible .message').count(), 0);

  // The server goes away and comes back; both see it, and are in their rooms again.
  await ask('stop the server');
  await ada.waitForSelector('#status[data-state=waiting] >> text=/Reconnecting in \\d+ s/');
  await grace.waitForSelector('#status[data-state=waiting]');
  await ada.fill('#text', 'half written');
  assert.equal(await ada.isDisabled('#send'), true);
  await ask('start the server');
  await ada.waitForSelector('#status[data-state=open]');
  await grace.waitForSelector('#status[data-state=open]');
  await ada.waitForFunction(() => document.querySelectorAll('#people-list li').length === 2);
  assert.equal(await ada.inputValue('#text'), 'half written');
  await ada.press('#text', 'Enter');
  await sees(grace, 'half written');

  // Who leaves is gone.
  await grace.close();
  await notices(ada, 'Grace left');
  assert.deepEqual(await ada.locator('#people-list .name').allTextContents(), ['Ada']);
}

async function screenshot() {
  const size = { viewport: { width: 1200, height: 760 }, deviceScaleFactor: 2 };
  const lines = [
    ['Grace', 'Morning! The deploy finished at nine and nothing has complained since.'],
    ['Grace', 'I can finally write the release notes.'],
    ['Linus', 'Famous last words.'],
    ['Ada', 'Does anyone remember what we called the thing that merges presence updates?'],
    ['Linus', 'We did not call it anything. We argued about it.'],
    ['Grace', '“Roll call”, I think.'],
    ['Ada', 'Roll call it is. I have a draft of the part on limits:\n– every queue has one\n– every wait has one'],
    ['Ada', 'Want to read it?'],
    ['Grace', 'Yes, please!'],
  ];
  const people = { Grace: await open('Grace'), Linus: await open('Linus'), Katherine: await open('Katherine', 'release notes') };
  people.Ada = await open('Ada', 'lobby', size);
  for (const [page, room] of [['Grace', 'release notes'], ['Linus', 'incident 42'], ['Ada', 'release notes']]) {
    await people[page].fill('#join-room', room);
    await people[page].keyboard.press('Enter');
    await notices(people[page], `You joined ${room}`);
    await people[page].click('#joined-rooms .room:has-text("lobby")');
  }

  await people.Katherine.fill('#join-room', 'lobby');
  await people.Katherine.keyboard.press('Enter');
  await notices(people.Ada, 'Katherine joined');
  for (const [name, text] of lines) {
    await say(people[name], text);
    await sees(people.Ada, text.split('\n')[0]);
  }

  await people.Grace.click('#joined-rooms .room:has-text("release notes")');
  await say(people.Grace, 'First half is in.');
  await people.Ada.waitForSelector('.badge.unread');
  await people.Ada.fill('#text', 'Here it comes');
  await people.Ada.screenshot({ path: detail });
}
