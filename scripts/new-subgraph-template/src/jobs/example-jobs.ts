import type { JobHandlers } from "@souk/kernel/jobs";
import type { ExampleDomain } from "../domain/example-domain.js";

/** What runs after the request, at least once. */
export function exampleJobs(domain: Pick<ExampleDomain, "announceEntry">): JobHandlers {
  return {
    announceExampleEntry: ({ id }: { id: string }) => domain.announceEntry(id),
  };
}
