/** The types of operations: patterns of files that `npm run codegen` writes and that are not committed. */
export const operationTypes = [
  "subgraphs/*/src/peers/generated/*.ts",
  "tests/src/generated/*.ts",
  "packages/client/src/generated/*.ts",
  "router/src/rest/generated/*.ts",
  "storefront/src/**/*.generated.ts",
];

/** The types of the client that a stock generator makes of `schema/openapi.json`. */
export const restTypes = "tests/src/rest/generated/rest-api.ts";

/** All sources that `npm run codegen` writes. */
export const generatedSources = [...operationTypes, restTypes, "packages/storefront/{messages.json,names.d.ts}"];
