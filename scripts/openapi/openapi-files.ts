export const openApiFile = "schema/openapi.json";

export function openApiText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
