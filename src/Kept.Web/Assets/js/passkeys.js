// [data-passkey="signin"] and [data-passkey="add"]. Rendered hidden, and shown where the browser knows passkeys; nothing depends on them.
//
//   <button type="button" hidden data-passkey="signin" data-next="/" data-problem="#passkey-problem">
//   <button type="button" hidden data-passkey="add" data-name="#name" data-password="#password" data-problem="#passkey-problem">
import { post } from './api.js';

const able = typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

const ways = {
  async signin(button) {
    const options = await post('/api/v1/session/passkey/options', {});
    const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    await post('/api/v1/session/passkey', { credential: credential.toJSON() });
    location.assign(local(button.dataset.next));
  },
  async add(button) {
    const field = (name) => (button.dataset[name] ? document.querySelector(button.dataset[name]) : null);
    for (const each of [field('name'), field('password')]) if (each && !each.reportValidity()) return;
    const options = await post('/api/v1/account/passkeys/options', { password: field('password')?.value });
    const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
    await post('/api/v1/account/passkeys', { name: field('name')?.value || navigator.platform || 'passkey', credential: credential.toJSON() });
    location.assign(local(button.dataset.next ?? location.pathname));
  },
};

// Never to another site, whatever stands in the address that led here.
function local(address) {
  const to = new URL(address || '/', location.href);
  return to.origin === location.origin ? to.href : '/';
}

function tell(button, error) {
  const place = button.dataset.problem && document.querySelector(button.dataset.problem);
  if (!place) return;
  // Cancelled by the person: nothing went wrong.
  place.hidden = !error || error.name === 'NotAllowedError' || error.name === 'AbortError';
  if (error?.said) place.textContent = [error.message, error.hint].filter(Boolean).join(': ');
}

if (able) {
  for (const button of document.querySelectorAll('[data-passkey]')) button.hidden = false;
  document.addEventListener('htmx:after:swap', () => {
    for (const button of document.querySelectorAll('[data-passkey]')) button.hidden = false;
  });
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-passkey]');
  const way = button && ways[button.dataset.passkey];
  if (!way || !able) return;
  event.preventDefault();
  button.disabled = true;
  tell(button, null);
  try {
    await way(button);
  } catch (error) {
    tell(button, error);
  } finally {
    button.disabled = false;
  }
});
