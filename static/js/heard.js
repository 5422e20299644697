/* The chips of a sentence: one that is being used stays open while they are drawn anew, and Esc
   closes it. The focus never gets lost. */
(() => {
  const CHIPS = '[data-heard]';
  const inside = () => document.activeElement?.closest?.(`${CHIPS} details[open]`);

  document.addEventListener('htmx:beforeSwap', event => {
    const chip = event.target.matches?.(CHIPS) && inside();
    if (chip) event.detail.serverResponse = event.detail.serverResponse.replace(`id="${chip.id}"`, '$& open');
  });
  document.addEventListener('htmx:afterSwap', event => {
    if (event.target.matches?.(CHIPS) && document.activeElement === document.body) event.target.querySelector('summary').focus();
  });
  document.addEventListener('keydown', event => {
    const chip = event.key === 'Escape' && inside();
    if (!chip) return;
    event.preventDefault();
    chip.open = false;
    chip.firstElementChild.focus();
  });
})();
