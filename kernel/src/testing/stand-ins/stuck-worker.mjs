import { JobRunner } from "../../../dist/jobs/jobs.js";
import { createLogger } from "../../../dist/logging/logger.js";

// Takes the job `orphan`, reports it to the parent process, and never completes it.
const orphan = () => {
  process.send?.("taken");
  return new Promise(() => setInterval(() => undefined, 1000));
};
await JobRunner.start({ url: process.argv[2] ?? "", handlers: { orphan }, logger: createLogger("worker", "silent") });
