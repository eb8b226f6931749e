export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c1b22, #ececf1); --soft: light-dark(#63616e, #a3a1b0);
  --line: light-dark(#e3e1ea, #34323d); --paper: light-dark(#fff, #1e1d24); --accent: light-dark(#5b34c9, #b7a1ff); }
* { box-sizing: border-box; }
body { margin: 0; background: light-dark(#f6f5f9, #141318); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
body > * { max-width: 50rem; margin-inline: auto; padding-inline: 1rem; }
header { padding-block: 2rem 1rem; }
nav { margin-bottom: .75rem; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
p, dl, dd { margin: 0; }
.soft, time, dt { color: var(--soft); font-size: .9rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .3rem; }
ol { list-style: none; margin: 0; padding: 0; }
li, .card { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; }
li { margin-block: .5rem; position: relative; padding: .8rem 1rem; display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; }
li:hover { border-color: var(--accent); }
li a { font-weight: 600; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
li a::after { content: ''; position: absolute; inset: 0; }
li .soft { grid-column: 1 / -1; overflow-wrap: anywhere; }
.empty { padding: 3rem 1rem; text-align: center; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem 1rem; margin-top: .75rem; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 65vh; border: 1px solid var(--line); border-radius: .75rem; background: #fff;
  color-scheme: light; }
details { margin-block: 1rem 2rem; }
summary { cursor: pointer; color: var(--accent); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; margin: .5rem 0 0; font: .9rem/1.5 ui-monospace, monospace; }
@media (max-width: 30rem) { li { grid-template-columns: 1fr; } }
`;
