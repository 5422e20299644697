/* The dialog: a link with data-dialog opens its page in it, a form in it stays in it until saved.
   Closing keeps what was typed; the same link brings it back. Heard: "closeDialog", "openDialog". */
(() => {
  const dialog = document.getElementById('dialog');
  const body = document.getElementById('dialog-body');
  if (!dialog || !window.htmx) return;
  let shown = '';
  let typed = false;

  const wanted = () => body.querySelector('[aria-invalid=true]:not(fieldset)')
    || body.querySelector('.field:has(.err) :is(input,select,textarea)')
    || body.querySelector('[autofocus]')
    || body.querySelector('form :is(input:not([type=hidden]),select,textarea)');

  // of radio buttons the chosen one: an arrow key then moves on from there
  function first() {
    const it = wanted();
    return it?.type === 'radio' && [...it.form.elements[it.name]].find(other => other.checked) || it;
  }

  function show() {
    if (!dialog.open) dialog.showModal();
    first()?.focus();
  }

  function forget() {
    shown = '';
    typed = false;
    body.replaceChildren();
  }

  async function open(link, url = link.getAttribute('href')) {
    if (typed && shown === url) { show(); return; }
    await htmx.ajax('GET', url, { source: link, target: '#dialog-body', swap: 'innerHTML', select: '[data-sheet]' })
      .then(() => { if (dialog.open) { shown = url; typed = false; } }, () => { /* the toast has said it */ });
  }

  /* A plain form, once in the dialog, posts there; what lies inside it inherits nothing.
     A second click while the first is on its way would else wait and save once more. */
  function keepInside(form, url) {
    const inside = { 'hx-post': form.getAttribute('action') || url, 'hx-target': '#dialog-body', 'hx-select': '[data-sheet]', 'hx-swap': 'innerHTML', 'hx-sync': 'this:drop', 'hx-disinherit': 'hx-target hx-select hx-swap hx-sync' };
    for (const [name, value] of Object.entries(inside)) form.setAttribute(name, value);
    htmx.process(form);
  }

  // a page of its own with the same ids would confuse labels: then the link is just a link
  const alone = () => document.querySelector('#main [data-sheet]');

  document.addEventListener('click', event => {
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
    const link = event.target.closest('a[data-dialog]');
    const opener = event.target.closest('[data-open]');
    const closer = event.target.closest('dialog [data-close]');
    if (link && plain && !alone()) { event.preventDefault(); open(link); }
    if (opener) { document.querySelector(':popover-open')?.hidePopover(); document.getElementById(opener.dataset.open)?.showModal(); }
    if (closer && plain) { event.preventDefault(); dialog.close(); forget(); }
    if (event.target === dialog) dialog.close();
  });

  body.addEventListener('input', () => { typed = true; });
  body.addEventListener('htmx:afterSwap', event => {
    if (event.target !== body || !body.querySelector('[data-sheet]')) return;
    const url = event.detail.pathInfo.requestPath;
    body.querySelectorAll('form[method=post]').forEach(form => keepInside(form, url));
    show();
  });
  document.addEventListener('openDialog', event => open(document.body, event.detail.url));
  document.addEventListener('closeDialog', () => {
    if (dialog.open) dialog.close();
    setTimeout(forget); // the form has more events to send on their way before it goes
  });

  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    const form = (dialog.open ? body : document).querySelector('[data-sheet] form,[data-say]');
    if (!form) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector('[data-save]'));
  });
})();
