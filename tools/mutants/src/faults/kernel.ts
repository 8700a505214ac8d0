import { faultsIn } from "../planted-fault.ts";

export const kernelFaults = faultsIn("kernel/src", [
  {
    name: "a request may go to the metadata service of a cloud",
    file: "http/private-addresses.ts",
    find: '  ["169.254.0.0", 16],\n',
    replace: "",
  },
  {
    name: "the log contains the query string of a request",
    file: "http/http-server.ts",
    find: "url: loggedPath(request.url),",
    replace: "url: request.url,",
  },
  {
    name: "a failed rule allows the action",
    file: "project/rule-runner.ts",
    find: 'throw new ServiceUnavailableError("rules", { cause: error });',
    replace: 'return { kind: "allow" } as never;',
  },
  {
    name: "a rule changes a price without a bound",
    file: "project/rule-runner.ts",
    find: "(change < 0n ? -change : change) <= largest",
    replace: "(change < 0n ? -change : change) <= largest * 1000n",
  },
  {
    name: "a rule can change the facts of the shop",
    file: "project/frozen-copy.ts",
    find: "return Object.freeze(value);",
    replace: "return value;",
    tests: "project/rule-runner.test.ts",
  },
  {
    name: "an unknown key of souk.config.ts has no suggestion",
    file: "project/suggestion.ts",
    find: "return isNear ? nearest : undefined;",
    replace: "return undefined;",
    tests: "project/check-project.test.ts",
  },
  {
    name: "a job of the project runs without a time limit",
    file: "project/project-jobs.ts",
    find: "await within(timeoutSeconds * 1000, async () => job.run(context));",
    replace: "await job.run(context);",
  },
]);
