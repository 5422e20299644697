/* The toast: a message that stays until dismissed, with Undo. Heard: "toast" {message, undo}. */
(() => {
  const toast = document.getElementById('toast');
  if (!toast) return;
  const words = document.getElementById('toast-message');
  const form = document.getElementById('toast-undo');
  const home = toast.parentNode;

  function show(message, undo) {
    // everything outside an open dialog is inert, so the toast moves in
    (document.querySelector('dialog[open]') || home).append(toast);
    toast.removeAttribute('data-empty');
    words.textContent = '';
    requestAnimationFrame(() => { words.textContent = message; });
    form.hidden = !undo;
    form.setAttribute('action', undo || '');
    toast.querySelector('[data-dismiss]').hidden = false;
  }

  function dismiss() {
    const hadFocus = toast.contains(document.activeElement);
    toast.setAttribute('data-empty', '');
    words.textContent = '';
    form.hidden = true;
    toast.querySelector('[data-dismiss]').hidden = true;
    if (hadFocus) document.getElementById('main')?.focus({ preventScroll: true });
  }

  function fail(event) {
    const status = event.detail.xhr?.status || 0;
    show(toast.dataset[status >= 500 ? 'broken' : status === 404 || status === 410 ? 'gone' : status ? 'refused' : 'lost']);
  }

  form.hidden = !form.getAttribute('action');
  if ('empty' in toast.dataset) dismiss();
  document.addEventListener('toast', event => show(event.detail.message, event.detail.undo));
  for (const name of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) document.addEventListener(name, fail);
  toast.addEventListener('click', event => { if (event.target.closest('[data-dismiss]')) dismiss(); });
  document.addEventListener('close', event => {
    if (event.target.contains(toast)) home.append(toast);
  }, true);
  form.addEventListener('submit', event => {
    event.preventDefault();
    const url = form.getAttribute('action');
    dismiss();
    htmx.ajax('POST', url, { source: document.body, swap: 'none', values: { next: form.elements.next.value } })
      .catch(() => { /* the toast has said it */ });
  });
})();
