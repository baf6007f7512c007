/**
 * The style of a receipt. Roll paper and phones come first; from 520 px on (a sheet, a desk) halves stand side by side.
 * The page asks its own width, not the medium's: browsers measure another paper than the one they print on.
 * Paper is always black on white, whatever the screen.
 */
export const STYLE = `
:root {
  --page: #eceae5; --paper: #fff; --ink: #16181d; --soft: #5d626d; --line: #d9d7d1; --hair: #ebe9e4;
  --mark: #b3261e;
  --code: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0e1013; --paper: #191c21; --ink: #eceef2; --soft: #a0a6b1; --line: #3a3f48; --hair: #272b32;
    --mark: #ff8a80;
  }
}
* { box-sizing: border-box; margin: 0; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  background: var(--page); color: var(--ink); padding: clamp(0.75rem, 3vw, 2.5rem) clamp(0.5rem, 3vw, 1rem);
  font: 0.875rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
main {
  container-type: inline-size;
  max-width: 47rem; margin: 0 auto; padding: clamp(1.25rem, 6vw, 2.75rem) clamp(1rem, 6vw, 3rem); background: var(--paper);
  border-radius: 0.75rem; box-shadow: 0 1px 2px #0000001a, 0 12px 32px -12px #00000040;
}
section { padding: 0.8rem 0; border-top: 1px solid var(--line); break-inside: auto; }
section:first-child { border-top: 0; padding-top: 0; }
.name { font-size: 1.45rem; font-weight: 700; line-height: 1.2; letter-spacing: -0.01em; text-align: center; text-wrap: balance; }
.centred { text-align: center; color: var(--soft); text-wrap: balance; }
.logo { text-align: center; margin-bottom: 0.6rem; }
.logo img { max-width: min(60mm, 70%); max-height: 24mm; background: #fff; border-radius: 0.25rem; }
.banner { margin-top: 0.7rem; font-size: 2.6rem; font-weight: 800; line-height: 1.1; text-align: center; }
.banner.long { font-size: min(2.6rem, 15cqw); }
h1 { margin-top: 0.7rem; font-size: 0.95rem; font-weight: 700; letter-spacing: 0.16em; text-align: center; }
h2 {
  margin-bottom: 0.35rem; font-size: 0.7rem; font-weight: 700; letter-spacing: 0.09em; text-transform: uppercase;
  color: var(--soft); break-after: avoid;
}
.letter {
  display: inline-block; min-width: 1.7em; margin-right: 0.25em; padding: 0.1em 0.4em; border-radius: 0.3em;
  background: var(--ink); color: var(--paper); text-align: center; letter-spacing: 0;
}
/* A name that is written from the right is read from the right, wherever it stands. */
dd, td, .name, .centred, .notice { unicode-bidi: plaintext; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.1rem 0; break-inside: avoid; }
dt { color: var(--soft); }
dd { margin-left: auto; text-align: right; min-width: 0; }
.code dd { font-family: var(--code); font-size: 0.92em; }
.total { margin: 0.35rem 0; padding: 0.45rem 0; border: solid var(--ink); border-width: 2px 0; font-size: 1.2rem; font-weight: 700; align-items: baseline; }
.total dt { color: inherit; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.3rem 0 0.3rem 0.6rem; text-align: left; vertical-align: top; font-weight: inherit; }
th:first-child, td:first-child { padding-left: 0; }
thead th { padding-top: 0; font-size: 0.75rem; color: var(--soft); border-bottom: 1px solid var(--line); }
.number { text-align: right; white-space: nowrap; }
.items tbody { break-inside: avoid; }
.items tbody + tbody { border-top: 1px solid var(--hair); }
.items .sheet { display: none; }
.detail { display: block; color: var(--soft); font-size: 0.9em; }
.suffix { padding-left: 0.15rem; width: 1px; white-space: nowrap; color: var(--soft); }
.adjustment td { padding-top: 0; color: var(--soft); font-size: 0.9em; }
.taxes tr { break-inside: avoid; }
.taxes tbody tr + tr > * { border-top: 1px solid var(--hair); }
.notice + .notice { margin-top: 0.5rem; }
.loud { margin-top: 0.6rem; padding: 0.5rem; border: 2px solid currentColor; text-align: center; font-weight: 700; letter-spacing: 0.06em; }
figure { text-align: center; break-inside: avoid; }
figure svg { display: block; margin: 0.25rem auto 0.6rem; max-width: 100%; height: auto; border-radius: 0.4rem; position: relative; z-index: 2; }
figcaption { font-size: 0.75rem; color: var(--soft); }
figcaption strong { color: var(--ink); font-size: 0.875rem; }
a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; }
.action { margin-top: 0.6rem; text-align: center; }
.action a { display: inline-block; padding: 0.65rem 1.1rem; border: 1px solid currentColor; border-radius: 0.5rem; font-weight: 700; }
.mark { color: var(--mark); border: 2px solid currentColor; padding: 0.3rem 0.5rem; text-align: center; font-weight: 700; text-wrap: balance; }
.mark + .sections { margin-top: 1rem; }
.sections + .mark { margin-top: 0.5rem; }
.watermark {
  position: fixed; inset: 0; z-index: 1; pointer-events: none; overflow: hidden; color: var(--mark); opacity: 0.13;
  display: flex; flex-direction: column; justify-content: space-evenly; align-items: center;
}
.watermark span { font-size: min(6vw, 3.2rem); font-weight: 800; white-space: nowrap; transform: rotate(-24deg); }
@container (max-width: 519.99px) {
  .hangs tr { display: flex; flex-wrap: wrap; }
  .hangs th:first-child { flex: 0 0 100%; padding-bottom: 0; }
  .hangs .number { flex: 1 1 0; padding-left: 0; border: 0 !important; }
  .hangs thead tr { border-bottom: 1px solid var(--line); }
  .hangs thead th { border: 0; }
  .stacks thead { display: none; }
  .stacks tr { display: block; padding: 0.3rem 0; }
  .stacks tr + tr { border-top: 1px solid var(--hair); }
  .stacks tbody th, .stacks tbody td { display: flex; justify-content: space-between; gap: 1rem; padding: 0; border: 0 !important; }
  .stacks td::before { content: attr(data-label); color: var(--soft); padding-left: 0.75rem; }
}
@container (max-width: 239.99px) {
  .number { white-space: normal; }
  .items thead, .taxes thead { display: none; }
  .items tr { display: flex; flex-wrap: wrap; }
  .items td { padding-left: 0; }
  .items td:first-child { flex: 0 0 100%; padding-bottom: 0; }
  .items .adjustment td:first-child { flex: 1 1 0; }
  .items .number { flex: 1 1 0; }
  .items .suffix { width: auto; padding-left: 0.15rem; }
  .taxes tr { display: block; padding: 0.3rem 0; }
  .taxes tbody th, .taxes tbody td { display: flex; justify-content: space-between; gap: 1rem; padding: 0; border: 0 !important; }
  .taxes td::before { content: attr(data-label); color: var(--soft); padding-left: 0.75rem; }
}
@container (min-width: 520px) {
  .sections { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2.5rem; }
  .full { grid-column: 1 / -1; }
  section { padding: 1.1rem 0; }
  .name { font-size: 1.9rem; }
  h1 { font-size: 1.05rem; }
  .full dl:not(.items + dl) > div { flex-wrap: nowrap; }
  .full dl:not(.items + dl) dt { flex: 0 0 12rem; }
  .full dl:not(.items + dl) dd { margin-left: 0; text-align: left; }
  .items .sheet { display: table-cell; }
  .items .detail { display: none; }
}
@page { margin: 6mm 4mm; }
@media print {
  :root { --page: #fff; --paper: #fff; --ink: #000; --soft: #000; --line: #000; --hair: #999; --mark: #000; }
  html { font-size: 13px; }
  body { padding: 0; }
  main { max-width: 172mm; padding: 0; border-radius: 0; box-shadow: none; }
  body { line-height: 1.35; }
  section { padding: 0.55rem 0; }
  th, td { padding-top: 0.2rem; padding-bottom: 0.2rem; }
  .name { font-size: 1.6rem; }
  .letter { background: none; color: #000; border: 1px solid #000; }
}
`
