/** A file of the page that shows the journal. */
export interface PageFile {
  readonly type: string
  readonly text: string
}

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Risiti sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<script src="/page.js" defer></script>
</head>
<body>
<header>
<h1>Risiti sandbox</h1>
<p>What arrived at the two authorities, decrypted, and what they answered. Newest first; times are East African.</p>
</header>
<main>
<p id="state" role="status">Loading.</p>
<ol id="exchanges"></ol>
</main>
<footer>
<a href="/_sandbox/ledger">Ledger</a> <a href="/_sandbox/taxpayers">Taxpayers</a>
<a href="/_sandbox/reports">Reports</a> <a href="/_sandbox/journal">Journal</a> <a href="/_sandbox/coverage">Coverage</a>
<a href="/_sandbox/faults">Faults</a>
</footer>
</body>
</html>
`

const CSS = `:root { color-scheme: light dark; --line: light-dark(#d8dee4, #363c44); --soft: light-dark(#57606a, #9aa4af);
  --good: light-dark(#116329, #57d173); --bad: light-dark(#a40e26, #ff8b8b); --block: light-dark(#f6f8fa, #171b21); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem;
  background: light-dark(#fff, #0f1216); color: light-dark(#1f2328, #e6e9ed); }
h1 { font-size: 1.4rem; margin: 0; }
header p, #state, footer { color: var(--soft); margin: .25rem 0 1rem; }
footer { margin-top: 1.5rem; }
ol { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
li { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; padding: .5rem 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; }
summary b { flex: 1 1 12rem; font-weight: 600; }
summary time, summary span { color: var(--soft); font-variant-numeric: tabular-nums; font-size: .9rem; }
summary .good { color: var(--good); } summary .bad, p.bad { color: var(--bad); }
p.bad, p.soft { margin: 0 0 .5rem; } p.soft { color: var(--soft); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1rem; padding-bottom: 1rem; }
h2 { font-size: .9rem; margin: 0 0 .25rem; color: var(--soft); font-weight: 600; }
pre { background: var(--block); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; margin: 0;
  overflow: auto; max-height: 30rem; font: 13px/1.45 ui-monospace, monospace; }
a { color: inherit; display: inline-block; padding: .25rem 0; margin-right: .75rem; }
`

const JS = `const list = document.getElementById('exchanges')
const state = document.getElementById('state')
let shown = ''
// Swedes write dates as the authorities do.
const times = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Africa/Nairobi' })

function element(name, text, className) {
  const node = document.createElement(name)
  if (text !== undefined) node.textContent = text
  if (className) node.className = className
  return node
}

function side(title, value) {
  const box = element('div')
  box.append(element('h2', title), element('pre', value === null ? '(nothing)' : JSON.stringify(value, null, 2)))
  return box
}

function row(exchange) {
  const item = element('li')
  const details = element('details')
  const summary = element('summary')
  const good = ['00', '000', '001'].includes(exchange.code)
  summary.append(
    element('time', times.format(new Date(exchange.time))),
    element('b', exchange.operation || '(unreadable)'),
    element('span', exchange.authority),
    element('span', exchange.device || ''),
    element('span', exchange.code || 'no answer', good ? 'good' : 'bad'),
  )
  if (exchange.fault) summary.append(element('span', exchange.fault, 'bad'))
  const pair = element('div', undefined, 'pair')
  pair.append(side('Arrived', exchange.request), side('Answered', exchange.response))
  details.append(summary)
  if (exchange.message && !good) details.append(element('p', exchange.message, 'bad'))
  for (const note of exchange.notes) details.append(element('p', note))
  if (exchange.wire?.failed) details.append(element('p', 'Not opened, because of its layer: ' + exchange.wire.failed, 'bad'))
  if (exchange.wire?.tolerated.length) details.append(element('p', 'Tolerated: ' + exchange.wire.tolerated.join('; ') + '.', 'soft'))
  details.append(pair)
  item.append(details)
  return item
}

async function refresh() {
  try {
    const text = await (await fetch('/_sandbox/journal')).text()
    if (text === shown) return
    shown = text
    const { exchanges } = JSON.parse(text)
    state.textContent = exchanges.length === 0 ? 'Nothing arrived yet.' : (exchanges.length === 1 ? '1 call.' : exchanges.length + ' calls.') + ' Open one to read it.'
    list.replaceChildren(...exchanges.reverse().map(row))
  } catch {
    state.textContent = 'The sandbox does not answer.'
  }
}

refresh()
setInterval(() => { if (!document.querySelector('details[open]')) refresh() }, 2000)
`

/** The files of the page by path. Script and style have paths of their own, so that the policy can forbid inline ones. */
export const PAGE: Readonly<Record<string, PageFile>> = {
  '/': { type: 'text/html; charset=utf-8', text: HTML },
  '/page.css': { type: 'text/css; charset=utf-8', text: CSS },
  '/page.js': { type: 'text/javascript; charset=utf-8', text: JS },
}

/** Nothing from elsewhere, nothing inline, no framing. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
