// Speaks the wire of TypedSockets through the browser's own WebSocket and stays connected.
// A frame is {"type", "id", "timestamp", "payload"}; "id" ties an answer to its question.

import { json } from './json.js';

const backoff = { first: 1_000, longest: 30_000, jitter: 0.3 };
const creditStep = 32;   // the server may send 64 items of a stream, then as many as it is granted

export class WireError extends Error {
  constructor({ code, message }) {
    super(message);
    this.code = code;
  }
}

export class TypedSocket {
  #url;
  #wire;
  #socket = null;
  #open = false;
  #nextId = 1;
  #attempt = 0;
  #spread = 0;
  #retryAfter = 0;
  #lastHeard = 0;
  #timer = 0;
  #heartbeat = 0;
  #handlers = new Map();   // message type -> function
  #requests = new Map();   // our ids -> { resolve, reject } or { item, received }
  #answers = new Map();    // the server's ids -> what cancels the answer

  /** Called with 'connecting', 'open', 'waiting' (and the milliseconds until the next attempt) or 'closed'. */
  onstate = () => {};
  /** Called with every ws.error that no request waits for. */
  onerror = () => {};

  /** The wire is how frames are written: JSON, unless another is given. */
  constructor(url, wire = json) {
    this.#url = url;
    this.#wire = wire;
    addEventListener('online', () => this.#timer && this.connect());
  }

  connect() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.onstate('connecting');
    const socket = this.#socket = new WebSocket(this.#url, this.#wire.subprotocol);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = event => this.#receive(this.#wire.decode(event.data));
    socket.onclose = event => socket === this.#socket && this.#closed(event);
  }

  /**
   * Handles messages of a type. What a handler of a server's request returns, [type, payload], is the answer; its
   * second argument is a signal that tells when the server has stopped waiting for it.
   */
  on(type, handler) {
    this.#handlers.set(type, handler);
  }

  /** Sends a message one way. Its id brings an error back. */
  send(type, payload) {
    this.#write(type, this.#newId(), payload);
  }

  /** Sends a request and resolves with the payload of its response. */
  request(type, payload) {
    return new Promise((resolve, reject) => {
      const id = this.#newId();
      this.#requests.set(id, { resolve, reject });
      this.#write(type, id, payload);
    });
  }

  /** Opens a stream and calls `item` with the payload of each item, until the connection ends. */
  stream(type, payload, item) {
    const id = this.#newId();
    this.#requests.set(id, { item, received: 0, reject: this.onerror });
    this.#write(type, id, payload);
  }

  #newId() {
    return String(this.#nextId++);
  }

  #write(type, id, payload) {
    if (!this.#open) {
      this.#requests.get(id)?.reject(new WireError({ code: 'offline', message: 'The chat is not connected.' }));
      this.#requests.delete(id);
      return;
    }

    this.#socket.send(this.#wire.encode({ type, id, timestamp: Date.now(), payload }));
  }

  #receive({ type, id, payload }) {
    this.#lastHeard = performance.now();
    switch (type) {
      case 'ws.connected': return this.#connected(payload);
      case 'ws.closing': this.#retryAfter = payload?.retryAfter ?? 0; return;
      case 'ws.pong': return;
    }

    if (id?.startsWith('~')) {
      this.#answer(type, id, payload);
    } else if (this.#requests.has(id)) {
      this.#complete(type, id, payload);
    } else if (type === 'ws.error') {
      this.onerror(new WireError(payload));
    } else {
      this.#handlers.get(type)?.(payload);
    }
  }

  /** A frame that carries one of our ids: an item of a stream, or what ends the request. */
  #complete(type, id, payload) {
    const request = this.#requests.get(id);
    if (request.item && !type.startsWith('ws.')) {
      request.item(payload);
      if (++request.received % creditStep === 0) {
        this.#write('ws.credit', id, { items: creditStep });
      }

      return;
    }

    this.#requests.delete(id);
    if (type === 'ws.error') {
      request.reject(new WireError(payload));
    } else {
      request.resolve?.(payload);
    }
  }

  /** A frame that carries one of the server's ids: it asks us, or gives up asking. */
  async #answer(type, id, payload) {
    if (type === 'ws.cancel') {
      this.#answers.get(id)?.abort();
    } else if (this.#handlers.has(type)) {
      const cancel = new AbortController();
      this.#answers.set(id, cancel);
      const [answerType, answer] = await this.#handlers.get(type)(payload, cancel.signal);
      if (this.#answers.delete(id)) {
        this.#write(answerType, id, answer);
      }
    } else if (!type.startsWith('ws.')) {
      this.#write('ws.error', id, { code: 'ws.unknown_type', message: `This page does not know '${type}'.` });
    }
  }

  #connected({ heartbeat, spread = 0 }) {
    this.#open = true;
    this.#attempt = 0;
    this.#spread = spread;
    this.#retryAfter = 0;
    clearInterval(this.#heartbeat);
    if (heartbeat > 0) {
      this.#heartbeat = setInterval(() => this.#beat(heartbeat), heartbeat / 2);
    }

    this.onstate('open');
  }

  /** A page cannot see the pings of the protocol, so it asks for a sign of life when it has heard nothing. */
  #beat(interval) {
    const silence = performance.now() - this.#lastHeard;
    if (silence > interval * 1.5) {
      const socket = this.#socket;
      this.#closed({ code: 1006 });
      socket.close();
    } else if (silence > interval / 3) {
      this.#socket.send(this.#wire.encode({ type: 'ws.ping', timestamp: Date.now() }));
    }
  }

  #closed({ code, reason }) {
    clearInterval(this.#heartbeat);
    const wasOpen = this.#open;
    this.#open = false;
    this.#socket = null;
    const requests = [...this.#requests.values()];
    const answers = [...this.#answers.values()];
    this.#requests.clear();
    this.#answers.clear();
    answers.forEach(cancel => cancel.abort());
    requests.filter(request => request.resolve).forEach(request =>
      request.reject(new WireError({ code: 'offline', message: 'The connection was lost.' })));

    const final = code === 1000 || (code === 1008 && reason !== 'ws.expired') || (code >= 4500 && code <= 4999);
    if (final) {
      this.onstate('closed', reason);
      return;
    }

    // Growing delays and chance keep a thousand pages from returning in the same moment.
    const grown = Math.min(backoff.first * 2 ** this.#attempt++, backoff.longest);
    const delay = Math.max(this.#retryAfter, grown * (1 + Math.random() * backoff.jitter))
      + (wasOpen ? Math.random() * this.#spread : 0);
    this.#timer = setTimeout(() => this.connect(), delay);
    this.onstate('waiting', delay);
  }
}
