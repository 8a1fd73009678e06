// Calls of the server's API from a page. Whatever changes something carries the token that shows that it comes from a page of ours.
let known = null;

async function token() {
  const meta = document.querySelector('meta[name="kept-antiforgery"]')?.content;
  if (meta) return { header: 'X-Kept-Antiforgery', token: meta };
  known ??= fetch('/api/v1/session', { headers: { Accept: 'application/json' }, credentials: 'same-origin' })
    .then((r) => r.json())
    .then((session) => session.antiforgery);
  try {
    return await known;
  } catch (e) {
    known = null;
    throw e;
  }
}

export async function post(address, body, { signal, type = 'application/json' } = {}) {
  const { header, token: value } = await token();
  const response = await fetch(address, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': type, [header]: value },
    body: type === 'application/json' ? JSON.stringify(body) : body,
    credentials: 'same-origin',
    signal,
  });
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  const first = answer?.problems?.[0];
  throw Object.assign(new Error(first?.sentence ?? answer?.title ?? response.statusText), { said: Boolean(first), hint: first?.hint });
}
