/* Fetches #main anew after something was saved, and keeps the focus where the user was.
   Heard: "refreshMain". So it does for the chips of a sentence: the open one stays open, Esc closes it. */
(() => {
  const quote = value => CSS.escape(value);

  function sign(element) {
    if (!element || element === document.body) return '';
    if (element.id) return `#${quote(element.id)}`;
    const href = element.getAttribute('href');
    return href ? `a[href="${quote(href)}"]` : '';
  }

  /* Where the focus may go, best first: the same thing, the next row, the row before, the page. */
  function places() {
    const now = document.activeElement;
    const row = now?.closest('[data-row]');
    const near = [row?.nextElementSibling, row?.previousElementSibling].map(it => it?.querySelector('[data-focus]'));
    return [now, ...near].map(sign).filter(Boolean);
  }

  document.addEventListener('refreshMain', async () => {
    const wanted = places();
    await htmx.ajax('GET', location.pathname + location.search, { source: document.body, target: '#main', select: '#main', swap: 'outerHTML' })
      .catch(() => { /* the toast has said it */ });
    const now = document.activeElement;
    if (now && now !== document.body && now.isConnected) return;
    const next = wanted.map(it => document.querySelector(it)).find(Boolean) || document.getElementById('main');
    next?.focus({ preventScroll: true });
  });

  const chip = () => document.activeElement.closest('[data-heard] [open][id]');
  const byId = id => id && document.getElementById(id);
  let used = [];
  document.addEventListener('htmx:beforeSwap', () => { used = [chip()?.id, document.activeElement.id]; });
  document.addEventListener('htmx:afterSwap', event => {
    if (!event.target.matches('[data-heard]')) return;
    if (byId(used[0])) byId(used[0]).open = true;
    if (document.activeElement === document.body) (byId(used[1]) || event.target.querySelector('summary')).focus();
  });
  document.addEventListener('keydown', event => {
    const open = event.key === 'Escape' && chip();
    if (!open) return;
    event.preventDefault();
    open.open = false;
    open.firstElementChild.focus();
  });
})();
