// Elements. Whatever comes from the wire is set as text, never as markup.

export const byId = id => document.getElementById(id);

export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

export function avatar(name, node = element('span', 'avatar')) {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.codePointAt(0)) >>> 0;
  node.style.setProperty('--hue', Math.round(hash * 137.508) % 360);   // the golden angle keeps neighbours apart
  node.textContent = [...name][0].toUpperCase();
  node.setAttribute('aria-hidden', 'true');
  return node;
}

export const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
export const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

export function time(at) {
  const node = element('time', '', timeFormat.format(at));
  node.dateTime = at.toISOString();
  node.title = at.toLocaleString();
  return node;
}
