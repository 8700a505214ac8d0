import { readdirSync, readFileSync } from "node:fs";
import { buildSubgraphSchema } from "@apollo/subgraph";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { parse, printSchema } from "graphql";
import { readPeerOperations } from "./scripts/generate/peer-operations.ts";

// Types for every operation that we send ourselves: each `peers/` folder against the callee's SDL, the tests and the REST routes against the API.

const config = {
  documentMode: "string",
  enumsAsTypes: true,
  useTypeImports: true,
  importExtension: ".js",
  scalars: { DateTime: "string", Decimal: "string", CurrencyCode: "string", JSON: "unknown", _Any: "unknown" },
  avoidOptionals: false,
  skipTypename: true,
  onlyOperationTypes: true,
} as const;
const plugins = ["typescript-operations", "typed-document-node"];

/**
 * The schema for peers: the callee's own schema, with `_entities` and with the fields that only services may call. Apollo
 * would add types without a resolvable key to the union of entities.
 */
function calleeSchema(callee: string): string {
  const sdl = readFileSync(`schema/subgraphs/${callee}.graphql`, "utf8");
  return printSchema(buildSubgraphSchema(parse(sdl.replace(/@key\(fields: "[^"]*", resolvable: false\)/g, ""))));
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

const storefrontConfig = {
  ...config,
  documentMode: "documentNode",
  importExtension: "",
  scalars: { ...config.scalars, ID: "string" },
} as const;

/** One file beside each `.graphql` of the storefront, so that a page loads its own operations and no others. */
const storefrontOutput: CodegenConfig["generates"] = {
  "storefront/src/": {
    schema: "schema/api.graphql",
    documents: "storefront/src/**/*.graphql",
    preset: "near-operation-file",
    presetConfig: { extension: ".generated.ts", baseTypesPath: "graph/schema-types.generated.ts" },
    plugins,
    config: storefrontConfig,
  },
  "storefront/src/graph/schema-types.generated.ts": {
    schema: "schema/api.graphql",
    plugins: ["typescript"],
    config: storefrontConfig,
  },
  "storefront/src/graph/possible-types.generated.ts": {
    schema: "schema/api.graphql",
    plugins: ["./scripts/generate/possible-types-plugin.cjs"],
  },
};

/** The operations of the REST routes. */
const restOutput: CodegenConfig["generates"] = {
  "router/src/rest/generated/operations.ts": {
    schema: "schema/api.graphql",
    documents: "router/src/rest/operations/*.graphql",
    plugins,
    // an id is text on each side of a route
    config: { ...config, scalars: { ...config.scalars, ID: "string" } },
  },
};

/** The operations of `@souk/client`: those of the contract. */
const clientOutput: CodegenConfig["generates"] = {
  "packages/client/src/generated/operations.ts": {
    schema: "schema/api.graphql",
    documents: "tests/src/operations/*.graphql",
    plugins,
    config: { ...config, scalars: { ...config.scalars, ID: "string" }, pureMagicComment: true },
  },
};

export default {
  generates: {
    ...peerOutputs(),
    ...storefrontOutput,
    ...restOutput,
    ...clientOutput,
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
