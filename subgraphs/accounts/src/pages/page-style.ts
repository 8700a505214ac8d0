/** The shop's style for standalone pages. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif;
  --page: light-dark(#fff, #242424);
  --text: light-dark(#000, #c9c9c9);
  --quiet: light-dark(#5c636a, #a6a7ab);
  --line: light-dark(#ced4da, #424242);
  --field: light-dark(#fff, #2e2e2e);
  --link: light-dark(#127461, #57baa7);
  --wrong: light-dark(#c92a2a, #ff8787);
}
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--page); color: var(--text); }
header { padding: 1rem 1.5rem; border-bottom: 1px solid var(--line); }
header a { color: var(--text); font-size: 1.125rem; font-weight: 750; text-decoration: none; }
main { box-sizing: border-box; width: calc(100% - 2rem); max-width: 28.75rem; margin: 2.5rem auto 1rem; padding: 2rem; border: 1px solid var(--line); border-radius: .5rem; }
h1 { margin: 0 0 1rem; font-size: 1.625rem; font-weight: 650; line-height: 1.35; }
p { margin: 0 0 1rem; }
form { display: grid; gap: .75rem; }
form p { margin: 0; color: var(--quiet); font-size: .875rem; }
label { font-weight: 600; font-size: .875rem; }
label.choice { font-weight: 400; }
input:not([type="checkbox"]) { font: inherit; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--field); color: inherit; }
input[type="checkbox"] { accent-color: #127461; }
input[aria-invalid="true"] { border-color: var(--wrong); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
button { font: inherit; font-size: .875rem; font-weight: 600; padding: .6rem 1.25rem; border: 0; border-radius: .5rem; background: #127461; color: #fff; cursor: pointer; }
button:hover { background: #0d6253; }
button:disabled { opacity: .6; cursor: default; }
[hidden] { display: none; }
#outcome { min-height: 1.55em; margin: 1rem 0 0; }
nav { text-align: center; font-size: .875rem; }
nav a { color: var(--link); }
`;
