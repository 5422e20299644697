/* Fetches #main anew after something was saved, and keeps the focus where the user was.
   Heard: "refreshMain". */
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
})();
