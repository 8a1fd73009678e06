// [data-copy="#id"] copies the text or value of that element, and shows [data-copied] for a moment.
document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-copy]');
  const source = button && document.querySelector(button.dataset.copy);
  if (!source) return;
  event.preventDefault();
  const text = (source.value ?? source.textContent).trim();
  if (!(await copied(text, source))) return;
  const label = button.querySelector('[data-copied]') ?? button.parentElement.querySelector('[data-copied]');
  if (!label) return;
  label.hidden = false;
  setTimeout(() => (label.hidden = true), 2500);
});

async function copied(text, source) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without https there is no clipboard to write to: mark it and copy what is marked.
  }
  if (source.select) source.select();
  else getSelection().selectAllChildren(source);
  return document.execCommand('copy');
}
