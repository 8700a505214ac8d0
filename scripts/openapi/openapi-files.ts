export const openApiFile = "schema/openapi.json";

/** The types of the document for the tests' client. */
export const restClientFile = "tests/src/rest/generated/rest-api.ts";

export function openApiText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
