import "@souk/kernel/node-version";
import { runRouter } from "./run-router.js";

await runRouter();
