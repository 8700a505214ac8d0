import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { ExampleDomain } from "../domain/example-domain.js";

/** The jobs that run after the request, each at least once. */
export function exampleJobs(domain: Pick<ExampleDomain, "announceExampleEntry">): JobHandlers {
  return {
    announceExampleEntry: ({ id }: { id: string }) => domain.announceExampleEntry(id),
  };
}
