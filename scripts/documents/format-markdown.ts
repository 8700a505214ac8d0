import { format, resolveConfig } from "prettier";

/** Formats Markdown like `npm run format`, so that formatting does not change a generated document. */
export async function formatMarkdown(text: string): Promise<string> {
  return format(text, { ...(await resolveConfig("README.md")), parser: "markdown" });
}
