// form[data-auto]: filters that apply themselves. Without script they are forms with a button.
import { bring, later } from './page.js';
import { begin, end } from './progress.js';

const typed = 'input[type=search], input[type=text], input:not([type])';

// Nothing that was left empty stands in the address.
export function address(form, submitter) {
  const action = new URL(form.getAttribute('action') || location.pathname, location.href);
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === 'string' && value !== '') query.append(name, value);
  }
  return action.pathname + (query.size ? `?${query}` : '');
}

async function apply(form, submitter) {
  if (!form.isConnected || !form.checkValidity()) return;
  const wanted = address(form, submitter);
  begin();
  try {
    const { left } = await bring(wanted, { push: true });
    if (left) location.assign(wanted);
  } finally {
    end();
  }
}

const soon = later(300, apply);
const auto = (event) => event.target.form?.matches('[data-auto]') && event.target.form.method === 'get' && event.target.form;

document.addEventListener('input', (event) => {
  const form = auto(event);
  if (form && event.target.matches(typed)) soon(form);
});
document.addEventListener('change', (event) => {
  const form = auto(event);
  if (form && !event.target.matches(typed)) apply(form);
});
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || !event.target.matches('[data-auto]') || event.target.method !== 'get') return;
  event.preventDefault();
  apply(event.target, event.submitter);
});
