/** The colours of the client's `globals.css`. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#16161a, #f4f4f0); --soft: light-dark(#57575f, #aeaeb6);
  --line: light-dark(#d9d9d2, #36363d); --paper: light-dark(#ffffff, #1c1c20); --accent: #ffc42e; }
* { box-sizing: border-box; }
body { margin: 0; background: light-dark(#f5f5f2, #111113); color: var(--ink); font: 16px/1.5 Figtree, system-ui, sans-serif; }
body > * { max-width: 50rem; margin-inline: auto; padding-inline: 1rem; }
header { padding-block: 2rem 1rem; }
.shop { margin-bottom: 1.25rem; font-size: 1.1rem; font-weight: 700; letter-spacing: -.02em; }
.shop span { display: inline-block; padding: .25rem .75rem; border-radius: .5rem; background: var(--accent); color: #191300; }
nav { margin-bottom: .75rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.018em; overflow-wrap: anywhere; }
p, dl, dd { margin: 0; }
.soft, time, dt { color: var(--soft); font-size: .9rem; }
a { color: inherit; text-underline-offset: 4px; }
:focus-visible { outline: 2.5px solid var(--ink); outline-offset: 2px; border-radius: .25rem; }
ol { list-style: none; margin: 0; padding: 0 0 2rem; }
li, .card { background: var(--paper); border: 1px solid var(--line); border-radius: 1rem; }
li { margin-block: .75rem; position: relative; padding: 1rem 1.25rem; display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; }
li:hover a { text-decoration: underline; }
li a { font-weight: 600; text-decoration: none; overflow-wrap: anywhere; }
li a::after { content: ''; position: absolute; inset: 0; }
li .soft { grid-column: 1 / -1; overflow-wrap: anywhere; }
.empty { padding: 3rem 1rem; text-align: center; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem 1rem; margin-top: .75rem; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: 1rem; background: #f5f5f2;
  color-scheme: light; }
details { margin-block: 1rem 2rem; }
summary { cursor: pointer; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; margin: .5rem 0 0; font: .9rem/1.5 ui-monospace, monospace; }
@media (max-width: 30rem) { li { grid-template-columns: 1fr; } }
`;
