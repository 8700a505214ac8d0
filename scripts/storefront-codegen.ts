import type { CodegenConfig } from "@graphql-codegen/cli";

export const config = {
  documentMode: "string",
  enumsAsTypes: true,
  useTypeImports: true,
  importExtension: ".js",
  scalars: { DateTime: "string", Decimal: "string", CurrencyCode: "string", JSON: "unknown", _Any: "unknown" },
  avoidOptionals: false,
  skipTypename: true,
  onlyOperationTypes: true,
} as const;
export const plugins = ["typescript-operations", "typed-document-node"];

/** The types of the whole API. */
export const storefrontTypes = "storefront/src/graph/schema-types.generated.ts";

export const storefrontConfig = {
  ...config,
  documentMode: "documentNode",
  importExtension: "",
  scalars: { ...config.scalars, ID: "string" },
} as const;

/** One file beside each `.graphql` of the storefront, so that a page loads its own operations and no others. */
export const storefrontOutput: CodegenConfig["generates"] = {
  "storefront/src/": {
    schema: "schema/api.graphql",
    documents: "storefront/src/**/*.graphql",
    preset: "near-operation-file",
    presetConfig: { extension: ".generated.ts", baseTypesPath: "graph/schema-types.generated.ts" },
    plugins,
    config: storefrontConfig,
  },
  [storefrontTypes]: {
    schema: "schema/api.graphql",
    plugins: ["typescript"],
    config: storefrontConfig,
  },
  "storefront/src/graph/possible-types.generated.ts": {
    schema: "schema/api.graphql",
    plugins: ["./scripts/possible-types-plugin.cjs"],
  },
};
