/* Single-key shortcuts: an element with data-key="l" is clicked when L is pressed. They can be
   switched off, as WCAG 2.1.4 asks; the choice stays in this browser. */
(() => {
  const NAME = 'lanyard-single-keys';
  const box = document.querySelector('[data-single-keys]');
  let on = true;
  try { on = localStorage.getItem(NAME) !== 'off'; } catch { /* storage is blocked: keys stay on */ }
  if (box) box.checked = on;

  box?.addEventListener('change', () => {
    on = box.checked;
    try { localStorage.setItem(NAME, on ? 'on' : 'off'); } catch { /* lasts for this page only */ }
  });

  document.addEventListener('keydown', event => {
    const typing = event.target.closest('input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable]');
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const key = event.key.toLowerCase();
    const target = [...document.querySelectorAll('[data-key]')].find(it => it.dataset.key === key && !it.closest('[hidden]'));
    const dialog = document.querySelector('dialog[open]');
    if (!target || (dialog && !dialog.contains(target))) return;
    event.preventDefault();
    target.click();
  });
})();
