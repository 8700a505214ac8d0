export const verifyEmailStyle = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { max-width: 26rem; padding: 2rem; text-align: center; }
h1 { font-size: 1.5rem; }
button { font: inherit; padding: .75rem 1.5rem; border: 0; border-radius: .5rem; background: #1d5c4a; color: #fff; cursor: pointer; }
button:hover { background: #174a3c; }
button:disabled { opacity: .6; cursor: default; }
#outcome { min-height: 1.5em; }
`;
