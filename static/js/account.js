/* The appearance changes at once; the form's own button is for browsers without JavaScript. */
(() => {
  const form = document.querySelector('[data-theme-form]');
  form?.addEventListener('change', () => {
    const theme = form.elements.theme.value;
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'manual' });
  });
})();
