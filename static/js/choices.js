/* Choices in a row: arrow keys move among them, Esc closes. Enter in a checkbox presses nothing. */
document.addEventListener('keydown', event => {
  const box = event.target.closest('.choices');
  const all = [...box?.querySelectorAll('.chip') || []];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key === 'Enter' && event.target.name === 'chosen') event.preventDefault();
  if (box && event.key === 'Escape') { box.parentElement.querySelector('[data-focus]').focus(); box.replaceChildren(); }
  if (step && all.includes(event.target)) all.at((all.indexOf(event.target) + step) % all.length).focus();
});
