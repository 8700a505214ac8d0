import { JobRunner } from "../../dist/jobs.js";
import { createLogger } from "../../dist/logger.js";

// Takes the job `orphan`, says so, and hangs in it.
const orphan = () => {
  process.send?.("taken");
  return new Promise(() => setInterval(() => undefined, 1000));
};
await JobRunner.start({ url: process.argv[2] ?? "", handlers: { orphan }, logger: createLogger("worker", "silent") });
