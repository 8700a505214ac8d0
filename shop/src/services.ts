import "@souk/kernel/process/node-version";
import { terminationSignal } from "@souk/kernel/process/termination-signal";

// listens from the first moment, while the other modules load; they load only after the check of Node's version
const stopped = terminationSignal();
const { runServices } = await import("./services/run-services.js");
await runServices(stopped);
