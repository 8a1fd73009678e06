// [data-confirm="id"] opens <dialog id>, [data-close] closes the one around it. A link with data-confirm leads to a page that asks the same.
document.addEventListener('click', (event) => {
  const opener = event.target.closest?.('[data-confirm]');
  const dialog = opener && document.getElementById(opener.dataset.confirm);
  if (dialog instanceof HTMLDialogElement) {
    event.preventDefault();
    if (!dialog.open) dialog.showModal();
    return;
  }
  const closer = event.target.closest?.('[data-close]');
  if (closer) {
    event.preventDefault();
    closer.closest('dialog')?.close();
  }
});

// Rendered open, since what was sent from it was refused: now over the page, as it was when it was sent.
for (const dialog of document.querySelectorAll('dialog[data-open]')) {
  dialog.close();
  dialog.showModal();
}
