import { parse, type DocumentNode } from "graphql";
import { borderProblems } from "./border-problems.js";

/** A subgraph as composition needs it. */
export interface SubgraphToCompose {
  readonly name: string;
  readonly sdl: string;
  /** The address in the supergraph, for routers that read it. */
  readonly url: string;
  /** Whether it belongs to a project. Types that Souk's subgraphs have stay theirs. */
  readonly isForeign?: boolean;
}

/** A reason why the subgraphs do not compose, or compose into a schema that clients could not rely on. */
export interface CompositionProblem {
  /** The code of Apollo's composition; `NON_NULL_AT_BORDER` for a field that must be nullable. */
  readonly code: string;
  readonly message: string;
  /** The names of the subgraphs that the problem concerns, as far as they are known. */
  readonly subgraphs: readonly string[];
}

export type Composition =
  | { readonly ok: true; readonly supergraph: string }
  | { readonly ok: false; readonly problems: readonly CompositionProblem[] };

/** The package that composes is not installed: it is a development dependency, because it has the Elastic License. */
export class CompositionMissingError extends Error {
  constructor(cause: unknown) {
    super(
      "the package @apollo/composition, which composes the subgraphs, is not installed. Install it " +
        "(npm install @apollo/composition@2.14.4; Elastic License 2.0, see docs/licenses.md), or compose " +
        "where it is installed and name the composed file in SUPERGRAPH_FILE",
      { cause },
    );
    this.name = "CompositionMissingError";
  }
}

/**
 * Composition accepts this with a hint below the level of a warning, but clients would get a union that no subgraph has
 * declared.
 */
const dangerousHint = "INCONSISTENT_UNION_MEMBER";

interface ParsedSubgraph {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
  readonly isForeign: boolean;
}

/**
 * Composes the subgraphs into one supergraph, and checks that an unavailable subgraph removes only its own part of an
 * answer. Returns all problems at once. Throws CompositionMissingError.
 */
export async function composeSupergraph(subgraphs: readonly SubgraphToCompose[]): Promise<Composition> {
  const parsed: ParsedSubgraph[] = [];
  const invalid: CompositionProblem[] = [];
  for (const { name, sdl, url, isForeign = false } of subgraphs) {
    try {
      parsed.push({ name, url, isForeign, typeDefs: parse(sdl) });
    } catch (error) {
      const message = `[${name}] ${error instanceof Error ? error.message : String(error)}`;
      invalid.push({ code: "INVALID_GRAPHQL", message, subgraphs: [name] });
    }
  }
  if (invalid.length > 0) return { ok: false, problems: invalid };
  const { composeServices } = await loadComposition();
  const { supergraphSdl, errors, hints } = composeServices(parsed);
  const concerned = (message: string): string[] =>
    parsed.map(({ name }) => name).filter((name) => message.includes(`"${name}"`) || message.startsWith(`[${name}]`));
  if (errors) {
    const problems = errors.map(({ message, extensions }) => ({
      code: typeof extensions.code === "string" ? extensions.code : "ERROR",
      message,
      subgraphs: concerned(message),
    }));
    return { ok: false, problems };
  }
  const hasForeign = parsed.some(({ isForeign }) => isForeign);
  const dangers = hints
    .filter(({ definition }) => definition.level.name === "WARN" || definition.code === dangerousHint)
    // each team describes an entity in its own words; clients see Souk's
    .filter(({ definition: { code } }) => !hasForeign || code !== "INCONSISTENT_DESCRIPTION")
    .map(({ definition: { code }, message }) => ({ code, message, subgraphs: concerned(message) }));
  const borders = borderProblems(parsed).map((message) => ({ code: "NON_NULL_AT_BORDER", message, subgraphs: [] }));
  const problems = [...dangers, ...borders];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, supergraph: `${supergraphSdl}\n` };
}

async function loadComposition() {
  try {
    return await import("@apollo/composition");
  } catch (error) {
    throw (error as { code?: string }).code === "ERR_MODULE_NOT_FOUND" ? new CompositionMissingError(error) : error;
  }
}
