// What every page loads, deferred. Needs in the head:
//
//   <meta name="htmx-config" content='{"extensions":"kept","includeIndicatorCSS":false,"history":"reload","mode":"same-origin","morphIgnore":["data-htmx-powered","open"],"noSwap":[204,304,"5xx"]}'>
//
// extensions           only ours is taken, which switches off everything that would evaluate text (see htmx.js beside this)
// includeIndicatorCSS  no style sheet is made by script; css/ has the rules
// history              going back asks the server for the page instead of swapping the body
// morphIgnore          <details> and <dialog> stay as the reader left them when a page is brought up to date
// noSwap               what failed in the server never replaces what the reader has
import './htmx.js';
import './zone.js';
import './progress.js';
import './keyboard.js';
import './filters.js';
import './live.js';
import './dialogs.js';
import './copy.js';
import './guard.js';
import './menus.js';
import './passkeys.js';
