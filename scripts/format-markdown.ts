import { format, resolveConfig } from "prettier";

/** Markdown as `npm run format` leaves it, so that a document that is written by a program is not changed by it. */
export async function formatMarkdown(text: string): Promise<string> {
  return format(text, { ...(await resolveConfig("README.md")), parser: "markdown" });
}
