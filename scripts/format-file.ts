import { format, getFileInfo, resolveConfig } from "prettier";

/** Returns the text as prettier formats the file at this path; unchanged when prettier does not know the file's kind. */
export async function formatFile(path: string, text: string): Promise<string> {
  const { inferredParser } = await getFileInfo(path);
  return inferredParser === null ? text : format(text, { ...(await resolveConfig(path)), filepath: path });
}
