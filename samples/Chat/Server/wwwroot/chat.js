import { avatar, byId, element } from './elements.js';
import { json } from './json.js';
import { Room } from './room.js';
import { TypedSocket } from './socket.js';

// The page speaks JSON; with '?binary' in its address it speaks MessagePack.
const isBinary = new URLSearchParams(location.search).has('binary');
const wire = isBinary ? (await import('./binary.js')).binary : json;
const socket = new TypedSocket(new URL('chat', location.href.replace(/^http/, 'ws').replace(/[?#].*/, '')), wire);
const rooms = new Map();      // the rooms we are in: name -> Room
const openRooms = new Map();  // all rooms there are: name -> number of members
let myName = '';
let current = null;
let connected = false;

// ---- What we ask of the server.

async function enter(room) {
  socket.send('chat.join', { room: room.name, name: myName });
  try {
    const [history, members] = await Promise.all([
      socket.request('chat.history', { room: room.name, count: 100 }),
      socket.request('chat.members', { room: room.name }),
    ]);
    room.clear();
    history.messages.forEach(message => room.said(message, message.name === myName));
    room.notice(history.messages.length ? `You joined ${room.name}` : `You joined ${room.name}. Say hello!`);
    room.members = members.names;
    room.scrollToEnd();
    render();
  } catch (error) {
    if (error.code === 'offline') return;   // joined again on reconnecting
    forget(room);
  }
}

function join(name) {
  name = name.trim();
  if (!name) return;
  if (!rooms.has(name)) {
    const room = new Room(name);
    rooms.set(name, room);
    if (connected) enter(room);
  }

  show(rooms.get(name));
  remember();
}

function leave(room) {
  socket.send('chat.leave', { room: room.name });
  forget(room);
}

function forget(room) {
  rooms.delete(room.name);
  room.log.remove();
  remember();
  if (current === room) show(rooms.values().next().value ?? null);
  render();
}

function remember() {
  sessionStorage.setItem('chat', JSON.stringify({ name: myName, rooms: [...rooms.keys()], current: current?.name }));
}

// ---- What the server tells and asks us.

socket.on('chat.said', message => {
  const room = rooms.get(message.room);
  if (!room) return;
  room.said(message, message.name === myName);
  if (room !== current || document.hidden) {
    room.unread++;
    render();
  }
});

socket.on('chat.joined', ({ room: name, name: who, at }) => presence(name, at, `${who} joined`, names => [...names, who]));
socket.on('chat.left', ({ room: name, name: who, at }) => presence(name, at, `${who} left`, names => names.filter(other => other !== who)));

function presence(name, at, text, change) {
  const room = rooms.get(name);
  if (!room) return;
  room.members = [...new Set(change(room.members))].sort((a, b) => a.localeCompare(b));
  room.notice(text, at);
  render();
}

socket.on('chat.cleared', ({ room: name, name: who, at }) => {
  const room = rooms.get(name);
  room?.clear();
  room?.notice(`${who === myName ? 'You' : who} cleared the history`, at);
});

socket.on('chat.confirm', ({ question }, signal) => new Promise(resolve => {
  const dialog = byId('confirm');
  signal.addEventListener('abort', () => dialog.close('no'));   // the server waits no longer
  byId('confirm-question').textContent = question;
  dialog.returnValue = 'no';
  dialog.addEventListener('close', () => resolve(['chat.confirmed', { yes: dialog.returnValue === 'yes' }]), { once: true });
  dialog.showModal();
}));

socket.onerror = ({ code, message }) => toast(message, code);

let countdown = 0;
socket.onstate = (state, detail) => {
  connected = state === 'open';
  clearInterval(countdown);
  byId('status').dataset.state = state;
  byId('status-spoken').textContent = { open: 'Connected', waiting: 'Connection lost, reconnecting', closed: 'Connection closed' }[state] ?? '';
  const text = byId('status-text');
  switch (state) {
    case 'connecting': text.textContent = 'Connecting'; break;
    case 'closed': text.textContent = detail ? `Closed: ${detail}` : 'Closed'; break;
    case 'open':
      text.textContent = 'Connected';
      openRooms.clear();
      socket.stream('chat.watch', {}, ({ room, members }) => {
        members ? openRooms.set(room, members) : openRooms.delete(room);
        renderRooms();
      });
      rooms.forEach(enter);
      break;
    case 'waiting': {
      const until = performance.now() + detail;
      const tick = () => text.textContent = `Reconnecting in ${Math.max(1, Math.ceil((until - performance.now()) / 1000))} s`;
      tick();
      countdown = setInterval(tick, 250);
      break;
    }
  }

  renderComposer();
};

function toast(message, code) {
  const node = element('div', 'toast', element('p', '', message), element('code', '', code));
  byId('toasts').append(node);
  setTimeout(() => node.remove(), 8_000);
}

// ---- What is seen.

function show(room) {
  if (current) current.draft = byId('text').value;
  current = room;
  for (const { log } of rooms.values()) log.hidden = log !== room?.log;
  byId('text').value = room?.draft ?? '';
  grow();
  room?.scrollToEnd();
  closeDrawers();
  render();
  if (matchMedia('(pointer: fine)').matches) byId('text').focus();
}

function render() {
  if (current && !document.hidden) current.unread = 0;
  const count = current?.members.length ?? 0;
  byId('room-title').textContent = current?.name ?? 'No room';
  byId('room-subtitle').textContent = !current ? 'Join a room to talk' : count === 1 ? 'Just you, for now' : count ? `${count} people here` : '';
  byId('clear-room').hidden = byId('leave-room').hidden = !current;
  byId('people-count').textContent = count || '';
  byId('people-list').replaceChildren(...(current?.members ?? []).map(name =>
    element('li', '', avatar(name), element('span', 'name', name), ...(name === myName ? [element('small', '', 'you')] : []))));
  const unread = [...rooms.values()].reduce((sum, room) => sum + room.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ''}${current?.name ?? 'Chat'}`;
  renderRooms();
  renderComposer();
}

function renderRooms() {
  byId('joined-rooms').replaceChildren(...[...rooms.values()].map(room => {
    const button = roomButton(room.name, () => show(room));
    if (room === current) button.setAttribute('aria-current', 'true');
    if (room.unread) button.append(badge(room.unread, `${room.unread} unread`, 'unread'));
    else if (room.members.length) button.append(badge(room.members.length, `${room.members.length} members`));
    return element('li', '', button);
  }));

  const others = [...openRooms].filter(([name]) => !rooms.has(name)).sort(([a], [b]) => a.localeCompare(b));
  byId('other-rooms-section').hidden = !others.length;
  byId('other-rooms').replaceChildren(...others.map(([name, members]) => {
    const button = roomButton(name, () => join(name));
    button.append(badge(members, `${members} members`));
    return element('li', '', button);
  }));
}

function roomButton(name, action) {
  const button = element('button', 'room', element('span', 'hash', '#'), element('span', 'name', name));
  button.type = 'button';
  button.addEventListener('click', action);
  return button;
}

function badge(number, label, kind = '') {
  const node = element('span', `badge ${kind}`, number > 99 ? '99+' : String(number));
  node.setAttribute('aria-label', label);
  return node;
}

function renderComposer() {
  const text = byId('text');
  text.disabled = !current;
  text.placeholder = !current ? 'Join a room to talk' : connected ? `Message ${current.name}` : 'Not connected; what you write here stays';
  byId('send').disabled = !current || !connected || !text.value.trim();
}

function grow() {
  const text = byId('text');
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight}px`;
  renderComposer();
}

function closeDrawers() {
  byId('app').dataset.drawer = '';
  byId('show-rooms').setAttribute('aria-expanded', 'false');
  byId('show-people').setAttribute('aria-expanded', 'false');
}

// ---- What the person does.

byId('composer').addEventListener('submit', event => {
  event.preventDefault();
  const text = byId('text').value.trim();
  if (!text || !current || !connected) return;
  socket.send('chat.say', { room: current.name, text });
  byId('text').value = '';
  grow();
});

byId('text').addEventListener('input', grow);
byId('text').addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId('composer').requestSubmit();
  }
});

byId('join-form').addEventListener('submit', event => {
  event.preventDefault();
  join(byId('join-room').value);
  event.target.reset();
});

byId('clear-room').addEventListener('click', () => socket.send('chat.clear', { room: current.name }));
byId('leave-room').addEventListener('click', () => leave(current));

for (const [button, drawer] of [['show-rooms', 'rooms'], ['show-people', 'people']]) {
  byId(button).addEventListener('click', () => {
    byId('app').dataset.drawer = drawer;
    byId(button).setAttribute('aria-expanded', 'true');
  });
}

byId('scrim').addEventListener('click', closeDrawers);
document.addEventListener('keydown', event => event.key === 'Escape' && closeDrawers());
document.addEventListener('visibilitychange', render);

// ---- Begin: with what this tab remembers, or by asking who is there.

function begin(name, names, shown) {
  myName = name;
  byId('my-name').textContent = name;
  byId('wire').textContent = wire.name;
  byId('wire').href = isBinary ? './' : '?binary';
  avatar(name, byId('my-avatar'));
  byId('app').inert = false;
  names.forEach(join);
  if (rooms.has(shown)) show(rooms.get(shown));
  socket.connect();
}

const remembered = JSON.parse(sessionStorage.getItem('chat') ?? 'null');
if (remembered?.name) {
  begin(remembered.name, remembered.rooms, remembered.current);
} else {
  const welcome = byId('welcome');
  welcome.addEventListener('cancel', event => event.preventDefault());
  byId('welcome-form').addEventListener('submit', () => begin(byId('welcome-name').value.trim() || 'Somebody', [byId('welcome-room').value]));
  welcome.showModal();
}
