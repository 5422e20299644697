/* Choices in a row: arrow keys move, Esc closes. A button with data-all chooses all boxes. */
document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && event.target.name === 'chosen') event.preventDefault();
  const box = event.target.closest('.choices');
  const all = [...box?.querySelectorAll('.chip') || []];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (box && event.key === 'Escape') { box.parentElement.querySelector('[data-focus]').focus(); box.replaceChildren(); }
  if (step && all.includes(event.target)) all.at((all.indexOf(event.target) + step) % all.length).focus();
});
document.addEventListener('click', event => {
  const all = event.target.closest('[data-all]');
  const boxes = document.getElementsByName(all?.dataset.all);
  const on = [...boxes].some(it => !it.checked);
  for (const it of all ? boxes : []) it.checked = on;
});
