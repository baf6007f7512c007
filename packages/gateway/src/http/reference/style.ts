/** The style of the reference: the colours of the sandbox's page, in light and dark, on a phone first. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #11151a); --panel: light-dark(#f5f7f8, #171c22); --line: light-dark(#dde3e7, #2c343d);
  --ink: light-dark(#1b2227, #e4e9ed); --soft: light-dark(#56636d, #98a5b0); --accent: light-dark(#0f766e, #4fd1c1);
  --good: light-dark(#156c37, #5fd08a); --bad: light-dark(#b0202f, #ff8f93); --warn: light-dark(#8a5300, #f0b45a);
  --code: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; margin: 0; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 0.9375rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
}
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code, pre { font-family: var(--code); font-size: 0.8125rem; }
header { padding: 1.5rem 1rem 1rem; border-bottom: 1px solid var(--line); background: var(--panel); }
header h1 { font-size: 1.375rem; line-height: 1.25; letter-spacing: -0.01em; }
header p { margin-top: 0.5rem; max-width: 46rem; color: var(--soft); }
.body { padding: 0 1rem 4rem; }
nav { margin: 1rem 0; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--panel); padding: 0 0.75rem 0.75rem; }
nav h2 { margin: 0.75rem 0 0.25rem; font-size: 0.75rem; font-weight: 700; letter-spacing: 0.08em; text-transform: uppercase; color: var(--soft); }
nav ul { list-style: none; padding: 0; }
nav li a { display: block; padding: 0.3rem 0; color: inherit; line-height: 1.35; }
main > section { margin-top: 2.5rem; }
main > section > h2 { font-size: 1.25rem; letter-spacing: -0.01em; }
main > section > p { margin-top: 0.25rem; color: var(--soft); }
article { margin-top: 1.25rem; padding: 1rem; border: 1px solid var(--line); border-radius: 0.625rem; }
article h3 { font-size: 1.0625rem; line-height: 1.3; }
article h3 a { color: inherit; }
article > p { margin-top: 0.5rem; max-width: 46rem; }
.route { margin-top: 0.5rem; font-family: var(--code); font-size: 0.8125rem; }
.method { display: inline-block; margin-right: 0.5rem; padding: 0.05rem 0.4rem; border: 1px solid currentColor; border-radius: 0.25rem; font-size: 0.6875rem; font-weight: 700; letter-spacing: 0.04em; }
.get { color: var(--accent); } .post { color: var(--good); } .put { color: var(--warn); } .delete { color: var(--bad); }
h4 { margin: 1.25rem 0 0.35rem; font-size: 0.75rem; font-weight: 700; letter-spacing: 0.08em; text-transform: uppercase; color: var(--soft); }
.fields { list-style: none; padding: 0; border-top: 1px solid var(--line); }
.fields > li { padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
.fields:not(h4 + *) { margin-top: 0.6rem; }
.words code + code { margin-left: 0.45rem; }
.fields .fields { margin: 0.4rem 0 0 0; padding-left: 0.75rem; border-top: 0; border-left: 2px solid var(--line); }
.fields .fields > li:last-child { border-bottom: 0; padding-bottom: 0; }
.name { font-family: var(--code); font-size: 0.8125rem; font-weight: 600; }
.type { margin-left: 0.5rem; color: var(--soft); font-size: 0.8125rem; }
.must { margin-left: 0.5rem; color: var(--warn); font-size: 0.75rem; }
.about { display: block; font-size: 0.875rem; color: var(--ink); }
.words { display: block; font-size: 0.8125rem; color: var(--soft); }
.answers { list-style: none; padding: 0; }
.answers > li { padding: 0.35rem 0; display: grid; grid-template-columns: 3rem 1fr; }
.status { font-family: var(--code); font-size: 0.8125rem; font-weight: 700; padding-top: 0.1rem; }
.s2 { color: var(--good); } .s4 { color: var(--warn); } .s5 { color: var(--bad); }
.codes code { display: inline-block; margin: 0 0.35rem 0.2rem 0; padding: 0 0.3rem; border: 1px solid var(--line); border-radius: 0.25rem; background: var(--panel); }
summary { cursor: pointer; }
details.example, details.form { margin-top: 0.4rem; border: 1px solid var(--line); border-radius: 0.5rem; }
details.example > summary, details.form > summary { padding: 0.45rem 0.7rem; font-size: 0.875rem; }
details.form > .fields { margin: 0 0.7rem 0.5rem; }
details.example > .status { padding: 0; }
details[open] > summary { border-bottom: 1px solid var(--line); }
pre { padding: 0.7rem; overflow-x: auto; white-space: pre-wrap; background: var(--panel); line-height: 1.45; }
pre + pre { border-top: 1px solid var(--line); }
details.example > pre:last-child { border-radius: 0 0 0.5rem 0.5rem; max-height: 26rem; overflow-y: auto; }
@media (min-width: 64rem) {
  header { padding: 2rem 2rem 1.5rem; }
  .body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 2.5rem; padding: 0 2rem 5rem; max-width: 80rem; }
  nav { position: sticky; top: 0; align-self: start; margin: 0; padding: 1.5rem 0; max-height: 100vh; overflow-y: auto; border: 0; background: none; font-size: 0.875rem; }
  article { padding: 1.25rem 1.5rem; }
}
@media print {
  nav { display: none; }
  article { border: 0; padding: 0; break-inside: avoid-page; }
}
`
