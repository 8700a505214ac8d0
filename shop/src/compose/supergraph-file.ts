import { createHash } from "node:crypto";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { composeSupergraph, type CompositionProblem, type SubgraphToCompose } from "./compose-supergraph.js";

/** The subgraphs of a project do not compose. The message lists every problem. */
export class ProjectNotComposedError extends Error {
  constructor(readonly problems: readonly CompositionProblem[]) {
    const lines = problems.map(({ code, message }) => `  ${code}: ${message.replaceAll("\n", "\n  ")}`);
    super(`the subgraphs of the project do not compose:\n${lines.join("\n")}`);
    this.name = "ProjectNotComposedError";
  }
}

/**
 * Composes the subgraphs unless `folder` already has the result for exactly these schemas, and returns the path of the
 * composed file. Throws ProjectNotComposedError and CompositionMissingError.
 */
export async function supergraphFile(folder: string, subgraphs: readonly SubgraphToCompose[]): Promise<string> {
  const digest = createHash("sha256").update(JSON.stringify(subgraphs)).digest("hex").slice(0, 32);
  const file = join(folder, `supergraph-${digest}.graphql`);
  if (await exists(file)) return file;
  const composed = await composeSupergraph(subgraphs);
  if (!composed.ok) throw new ProjectNotComposedError(composed.problems);
  await mkdir(folder, { recursive: true });
  // another process may compose the same schemas at the same time, and must not read a part of the file
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, composed.supergraph);
  await rename(unfinished, file);
  return file;
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Reads the schemas of Souk's own subgraphs, which are committed. */
export function committedSdl(name: string): Promise<string> {
  return readFile(new URL(`../../../schema/subgraphs/${name}.graphql`, import.meta.url), "utf8");
}
