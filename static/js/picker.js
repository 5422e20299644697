/* Pickers: type to search, Enter or a click chooses, the chosen ones stand above as chips.
   Every change is a "change" event that bubbles from the picker. */
(() => {
  const WAIT = 200; // milliseconds of silence before asking the server
  const parts = picker => ({
    picked: picker.querySelector('[data-picked]'),
    search: picker.querySelector('input[type=search]'),
    options: picker.querySelector('[data-options]'),
    said: picker.querySelector('[data-said]'),
  });
  const waiting = new WeakMap();
  const looking = event => event.target.matches?.('[data-picker] input[type=search]') && event.target.closest('[data-picker]');

  function withoutChosen(picker) {
    const { picked, options } = parts(picker);
    const chosen = new Set([...picked.querySelectorAll('input')].map(it => it.value));
    for (const input of options.querySelectorAll('input')) if (chosen.has(input.value)) input.closest('label').remove();
  }

  async function load(picker) {
    const { search, options, said, picked } = parts(picker);
    if (!search.dataset.optionsUrl) { narrow(options, search.value); return; }
    const url = new URL(search.dataset.optionsUrl, location.href);
    const single = picker.dataset.multiple === 'no';
    url.searchParams.set('q', search.value.trim());
    url.searchParams.set('name', search.name.slice(0, -2));
    url.searchParams.set('type', single ? 'radio' : 'checkbox');
    for (const input of picked.querySelectorAll('input')) url.searchParams.append('chosen', input.value);
    await htmx.ajax('GET', url.pathname + url.search, { source: search, target: options, swap: 'innerHTML', select: 'unset' })
      .catch(() => { /* the toast has said it */ });
    withoutChosen(picker);
    said.textContent = options.querySelector('[data-count]')?.textContent || '';
  }

  /* A picker without an address of its own shows all it has, and hides what does not match. */
  function narrow(options, words) {
    const wanted = words.trim().toLowerCase();
    for (const label of options.querySelectorAll('label')) label.hidden = !label.textContent.toLowerCase().includes(wanted);
  }

  /* Once something is chosen the list makes room; it comes back as soon as one looks for more. */
  function rest(picker, resting) {
    const { picked, search } = parts(picker);
    picker.toggleAttribute('data-quiet', resting && !search.value && !!search.dataset.optionsUrl && !!picked.querySelector('input'));
  }

  function back(picker, input) {
    const { search, options } = parts(picker);
    const chip = input.closest('label');
    chip.className = '';
    input.checked = false;
    if (search.dataset.optionsUrl) chip.remove();
    else options.prepend(chip);
  }

  function choose(picker, input) {
    const { picked, search } = parts(picker);
    const chip = input.closest('label');
    const name = chip.querySelector('span').textContent;
    if (picker.dataset.multiple === 'no') picked.querySelectorAll('input').forEach(it => back(picker, it));
    chip.className = 'chip';
    picked.append(chip);
    parts(picker).said.textContent = name;
    search.value = '';
    search.focus();
    rest(picker, true);
    load(picker);
  }

  function drop(picker, input) {
    back(picker, input);
    parts(picker).search.focus();
    rest(picker, true);
    load(picker);
    picker.dispatchEvent(new Event('change', { bubbles: true }));
  }

  document.addEventListener('change', event => {
    const input = event.target;
    const picker = input.closest?.('[data-picker]');
    if (!picker || input === picker) return;
    if (input.closest('[data-options]') && input.checked) choose(picker, input);
  });

  // a chosen radio does not uncheck by itself, so chips go by click
  document.addEventListener('click', event => {
    if (looking(event)) rest(looking(event), false);
    const input = event.target.matches?.('[data-picked] input') && event.target;
    if (input) drop(input.closest('[data-picker]'), input);
  });

  // what is typed into the search box changes nothing yet
  document.addEventListener('change', event => {
    if (looking(event)) event.stopPropagation();
  }, true);

  document.addEventListener('focusin', event => {
    const picker = looking(event);
    if (picker && !parts(picker).options.children.length) load(picker);
  });

  document.addEventListener('input', event => {
    const picker = looking(event);
    if (!picker) return;
    event.stopPropagation();
    rest(picker, false);
    clearTimeout(waiting.get(picker));
    waiting.set(picker, setTimeout(() => load(picker), WAIT));
  });

  document.addEventListener('keydown', async event => {
    const picker = event.target.closest?.('[data-picker]');
    if (!picker || event.ctrlKey || event.metaKey) return;
    const { search, options } = parts(picker);
    const inputs = [...options.querySelectorAll('input')];
    const at = inputs.indexOf(event.target);
    if (event.key === 'Enter') {
      event.preventDefault();
      if (at >= 0) { inputs[at].click(); return; }
      if (waiting.get(picker)) { clearTimeout(waiting.get(picker)); waiting.delete(picker); await load(picker); }
      if (event.target === search && search.value) options.querySelector('input')?.click();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || (event.target !== search && at < 0)) return;
    event.preventDefault();
    rest(picker, false);
    (inputs[at + step] || (at + step < 0 ? search : inputs[at]))?.focus();
  });

  /* Enter in any field presses a form's first button: without this that would be Search. */
  document.addEventListener('htmx:load', event => event.target.querySelectorAll?.('[data-picker]').forEach(picker => {
    picker.querySelector('button.nojs')?.remove();
    withoutChosen(picker);
    rest(picker, true);
  }));
})();
