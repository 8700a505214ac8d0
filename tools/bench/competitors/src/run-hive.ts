import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import httpTransport from "@graphql-mesh/transport-http";

// --executor js|rust: the query planner and executor; --share none|fetches|requests: which identical concurrent work is
// done only once; --insert-header "name: value": sent to subgraphs, with the client's authorization
const { values } = parseArgs({
  options: {
    supergraph: { type: "string", default: "" },
    executor: { type: "string", default: "js" },
    share: { type: "string", default: "none" },
    "insert-header": { type: "string" },
  },
});
const [name, value] = values["insert-header"]?.split(": ") ?? [];
const gateway = createGatewayRuntime({
  supergraph: readFileSync(values.supergraph, "utf8"),
  ...(values.executor === "rust" && { unifiedGraphHandler }),
  transports: { http: httpTransport },
  transportEntries: { "*.http": { options: { deduplicateInflightRequests: values.share !== "none" } } },
  inboundInflightRequestDeduplication: values.share === "requests",
  logging: "error",
  ...(name !== undefined &&
    value !== undefined && {
      propagateHeaders: {
        fromClientToSubgraphs: ({ request }) => {
          const authorization = request.headers.get("authorization");
          return { [name]: value, ...(authorization !== null && { authorization }) };
        },
      },
    }),
  landingPage: false,
  graphiql: false,
});
const server = createServer((request, response) => void gateway(request, response));
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`ready http://127.0.0.1:${port}/graphql\n`);
});
