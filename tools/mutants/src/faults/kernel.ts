import { faultsIn } from "../planted-fault.ts";

export const kernelFaults = faultsIn("kernel/src", [
  {
    name: "the log contains the query string of a request",
    file: "http/http-server.ts",
    find: "url: loggedPath(request.url),",
    replace: "url: request.url,",
  },
]);
