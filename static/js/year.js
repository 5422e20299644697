/* The close of a year: the keys 1 to 5 answer for the partner that has the focus and go on to the
   next, after the last to the reasons if they show. They follow the switch of the single keys (keys.js). */
document.addEventListener('keydown', event => {
  const row = event.target.closest('[data-year-row]');
  let off = false;
  try { off = localStorage.getItem('lanyard-single-keys') === 'off'; } catch { /* keys stay on */ }
  if (!row || off || event.ctrlKey || event.metaKey || event.altKey) return;
  const radio = row.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
  if (!radio) return;
  event.preventDefault();
  radio.click();
  const next = row.nextElementSibling?.querySelector('[type=radio]:checked,[data-focus]');
  (next || document.getElementById('settle')).focus();
  if (!next) radio.form.querySelector('[name=reasons]').focus();
});
