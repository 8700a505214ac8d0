import "@souk/kernel/process/node-version";
import { runRouter } from "./run-router.js";

await runRouter();
