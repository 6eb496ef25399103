import { avatar, byId, dayFormat, element, time, timeFormat } from './elements.js';

// One room: its log, its members, what is unread and what is half written.

export class Room {
  members = [];
  unread = 0;
  draft = '';
  #lastAuthor = null;
  #lastAt = null;
  #atEnd = true;   // whoever reads further up is not moved

  constructor(name) {
    this.name = name;
    this.log = element('ol', 'log');
    this.log.setAttribute('role', 'log');
    this.log.setAttribute('aria-label', `Messages in ${name}`);
    this.log.tabIndex = 0;
    this.log.addEventListener('scroll', () => this.#atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80);
    new ResizeObserver(() => this.#atEnd && this.scrollToEnd()).observe(this.log);
    byId('logs').append(this.log);
  }

  said({ name, text, at }, mine) {
    const when = new Date(at);
    this.#day(when);
    const follows = this.#lastAuthor === name && when - this.#lastAt < 5 * 60_000;
    const item = element('li', `message${mine ? ' mine' : ''}${follows ? ' follows' : ''}`);
    if (!follows) {
      if (!mine) item.append(avatar(name));
      item.append(element('div', 'byline', element('strong', '', mine ? 'You' : name), time(when)));
    }

    const bubble = element('p', 'bubble', text);
    bubble.title = timeFormat.format(when);
    item.append(bubble);
    this.#append(item);
    this.#lastAuthor = name;
    this.#lastAt = when;
  }

  notice(text, at = new Date().toISOString()) {
    this.#day(new Date(at));
    this.#append(element('li', 'notice', text));
    this.#lastAuthor = null;
    this.#lastAt = new Date(at);
  }

  clear() {
    this.log.replaceChildren();
    this.#lastAuthor = this.#lastAt = null;
  }

  #day(when) {
    if (this.#lastAt?.toDateString() === when.toDateString()) return;
    const today = when.toDateString() === new Date().toDateString();
    this.log.append(element('li', 'day', element('span', '', today ? 'Today' : dayFormat.format(when))));
    this.#lastAuthor = null;
  }

  #append(item) {
    this.log.append(item);
    if (this.#atEnd || item.classList.contains('mine')) this.scrollToEnd();
  }

  scrollToEnd() {
    this.#atEnd = true;
    this.log.scrollTop = this.log.scrollHeight;
  }
}
