export const pageStyle = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { max-width: 26rem; padding: 2rem; text-align: center; }
h1 { font-size: 1.5rem; }
form { display: grid; gap: .75rem; text-align: left; }
form p { margin: 0; }
label { font-weight: 600; }
label.choice { font-weight: 400; }
input:not([type="checkbox"]) { font: inherit; padding: .75rem; border: 1px solid GrayText; border-radius: .5rem; background: Field; color: FieldText; }
input[aria-invalid="true"] { border-color: #c0392b; }
:focus-visible { outline: 3px solid #3fa27f; outline-offset: 2px; }
button { font: inherit; padding: .75rem 1.5rem; border: 0; border-radius: .5rem; background: #1d5c4a; color: #fff; cursor: pointer; }
button:hover { background: #174a3c; }
button:disabled { opacity: .6; cursor: default; }
[hidden] { display: none; }
#outcome { min-height: 1.5em; }
`;
