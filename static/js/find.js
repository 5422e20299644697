/* Find: opens by / (data-key) or Ctrl+K, arrows choose, Enter goes there. */
(() => {
  const dialog = document.getElementById('find');
  const text = document.getElementById('find-text');
  const hits = document.getElementById('hits');
  if (!dialog || !window.htmx) return;
  let shown; // what the list answers
  let go = false; // Enter was pressed before the answer came
  const options = () => [...hits.querySelectorAll('a')];

  function choose(option) {
    for (const it of options()) it.setAttribute('aria-selected', it === option);
    option?.scrollIntoView({ block: 'nearest' });
    if (option) text.setAttribute('aria-activedescendant', option.id);
    else text.removeAttribute('aria-activedescendant');
  }

  function open() {
    if (document.querySelector('dialog[open]')) return;
    dialog.showModal();
    text.select();
    htmx.trigger(text, 'find');
  }

  document.addEventListener('click', event => {
    if (event.target.closest('[data-find]') && !(event.ctrlKey || event.metaKey || event.shiftKey)) { event.preventDefault(); open(); }
  });
  // before the page's own listener opens a form in the other dialog
  hits.addEventListener('click', () => dialog.close());
  text.addEventListener('input', () => { go = false; });
  hits.addEventListener('htmx:beforeSwap', event => { event.detail.shouldSwap &&= dialog.open; });
  hits.addEventListener('htmx:afterSwap', event => {
    const [first] = options();
    choose(first);
    shown = event.detail.requestConfig.parameters.q;
    if (shown !== text.value) return;
    if (go) first?.click();
    go = false;
  });
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); open(); }
  });
  text.addEventListener('keydown', event => {
    const all = options();
    const at = all.findIndex(it => it.ariaSelected === 'true');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length) { event.preventDefault(); choose(all[(at + step + all.length) % all.length]); }
    if (event.key === 'Enter') { event.preventDefault(); if (shown !== text.value) go = true; else all[at]?.click(); }
  });
})();
