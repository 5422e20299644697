/* A form that posts without htmx is sent once: a second click would save the same thing twice. */
(() => {
  const PATIENCE = 20000; // milliseconds, as htmx has; then somebody may try again
  const sent = new WeakSet();

  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (sent.has(form)) { event.preventDefault(); return; }
    sent.add(form);
    setTimeout(() => sent.delete(form), PATIENCE);
  });
  // back in the browser's history the page is as it was left: it may be sent again
  window.addEventListener('pageshow', event => {
    if (event.persisted) for (const form of document.forms) sent.delete(form);
  });
})();
