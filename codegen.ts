import { readdirSync, readFileSync } from "node:fs";
import { buildSubgraphSchema } from "@apollo/subgraph";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { parse, printSchema } from "graphql";
import { readPeerOperations } from "./scripts/peer-operations.ts";
import { config, plugins, storefrontOutput } from "./scripts/storefront-codegen.ts";

// Types for every operation that we send ourselves: each `peers/` folder against the callee's SDL, the tests against the API.

/** What a peer may ask: the callee's own schema with `_entities`, and with what only services may call. */
function calleeSchema(callee: string): string {
  return printSchema(buildSubgraphSchema(parse(readFileSync(`schema/subgraphs/${callee}.graphql`, "utf8"))));
}

function peerOutputs(): CodegenConfig["generates"] {
  const outputs = readPeerOperations().map(({ caller, callee, files }) => [
    `subgraphs/${caller}/src/peers/generated/${callee}.ts`,
    { schema: calleeSchema(callee), documents: [...files], plugins, config },
  ]);
  return Object.fromEntries(outputs) as CodegenConfig["generates"];
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export default {
  generates: {
    ...peerOutputs(),
    ...storefrontOutput,
    ...(filesOf("tests/src/operations").length === 0
      ? {}
      : {
          "tests/src/generated/operations.ts": {
            schema: "schema/api.graphql",
            documents: "tests/src/operations/*.graphql",
            plugins,
            config,
          },
        }),
  },
} satisfies CodegenConfig;
