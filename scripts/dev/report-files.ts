import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import "../load-sources.ts";

// Importing this module makes Node load the workspaces' sources, and send each file that it loads, except those of packages, to the parent process.
registerHooks({
  load(url, context, next) {
    if (url.startsWith("file:") && !url.includes("/node_modules/")) send({ loaded: fileURLToPath(url) });
    return next(url, context);
  },
});

function send(message: { readonly loaded: string }): void {
  // a parent that has ended needs no report
  process.send?.(message, undefined, undefined, () => undefined);
}
