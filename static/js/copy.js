/* A button with data-copy="ID" copies what that field holds; data-copied is what the toast says. */
(() => {
  async function copy(field) {
    field.select();
    if (!navigator.clipboard) return document.execCommand('copy'); // a page without TLS
    return navigator.clipboard.writeText(field.value).then(() => true, () => false);
  }

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]');
    if (!button || !await copy(document.getElementById(button.dataset.copy))) return;
    htmx.trigger(document.body, 'toast', { message: button.dataset.copied, undo: '' });
  });
})();
