import { faultsIn } from "../planted-fault.ts";

export const domainEventFaults = faultsIn("kernel/src", [
  {
    name: "the next event of a key is chosen by text",
    file: "domain-events/event-deliveries.ts",
    find: "order by delivery.position limit 1",
    replace: "order by delivery.position::text limit 1",
    tests: "domain-events/failing-handlers",
  },
  {
    name: "a later event of a key does not wait",
    file: "domain-events/event-deliveries.ts",
    find: "and earlier.key = added.key and not earlier.is_dead)",
    replace: "and earlier.key = added.key and earlier.is_dead)",
    tests: "domain-events/failing-handlers",
  },
  {
    name: "the end of a delivery does not start the next one",
    file: "domain-events/event-deliveries.ts",
    find: "if (ended[0]?.isDead === false) await startNext(manager, { consumer, key }, maxAttempts);",
    replace: "",
    tests: "domain-events/failing-handlers",
  },
  {
    name: "a delivery that is given up is retried all the same",
    file: "domain-events/event-deliveries.ts",
    find: "set max_attempts = attempts where id = $1",
    replace: "set max_attempts = max_attempts where id = $1",
    tests: "domain-events/failing-handlers",
  },
  {
    name: "the events of the webhooks are dropped while notifications is unavailable",
    file: "domain-events/event-consumers.ts",
    find: "requestedEvents?.has(name) ?? true",
    replace: "requestedEvents?.has(name) ?? false",
    tests: "domain-events/event-jobs",
  },
  {
    name: "a handler has no time limit",
    file: "domain-events/event-jobs.ts",
    find: 'signal.addEventListener("abort", onTimeout, { once: true });',
    replace: "",
    tests: "domain-events/event-jobs",
  },
  {
    name: "one handler may use all slots",
    file: "jobs/job-slots.ts",
    find: "ofOne >= slotsOfOne || ofAll >= slotsOfAll",
    replace: "ofAll >= slotsOfAll + slotsOfOne",
    tests: "jobs/job-slots",
  },
]);
