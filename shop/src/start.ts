import "@souk/kernel/node-version";
import { terminationSignal } from "@souk/kernel/termination-signal";

// heard from the first moment on, while the rest is loaded, which is only once the version is known to be new enough
const stopped = terminationSignal();
const { main } = await import("./main.js");
await main(stopped);
