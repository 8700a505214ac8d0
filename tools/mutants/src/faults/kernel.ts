import { faultsIn } from "../planted-fault.ts";

export const kernelFaults = faultsIn("kernel/src", [
  {
    name: "the log has the address of a request with its query",
    file: "http/http-server.ts",
    find: "url: loggedPath(request.url),",
    replace: "url: request.url,",
  },
]);
