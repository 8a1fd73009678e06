// htmx without evaluation: the content security policy forbids it, and this makes it refuse quietly and say so, instead of failing halfway.
import htmx from 'htmx.org/dist/htmx.esm.js';

function Refused() {
  throw new Error('attributes with script in them are not evaluated here');
}

htmx.registerExtension('kept', {
  init: (api) => api.initSecurity(null, Refused, Refused),
  // hx-on:… is never wired up.
  htmx_before_on_init: () => false,
});

export default htmx;
