// Tells the server the reader's time zone, so that it renders times in it. A page rendered in another zone is asked for again, once.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const known = /(?:^|;\s*)kept-zone=([^;]*)/.exec(document.cookie)?.[1];

if (zone && known !== zone) {
  document.cookie = `kept-zone=${zone}; path=/; max-age=31536000; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`;
  const used = document.documentElement.dataset.zoneUsed;
  if (used !== undefined && used !== zone && document.cookie.includes(`kept-zone=${zone}`)) once();
}

// A server that does not go by the cookie, or a browser that keeps none, must not make the page load for ever.
function once() {
  try {
    if (sessionStorage.getItem('kept-zone') === zone) return;
    sessionStorage.setItem('kept-zone', zone);
  } catch {
    return;
  }
  if (location.hash) location.reload();
  else location.replace(location.href);
}
