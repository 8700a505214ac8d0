import DataLoader from "dataloader";
import type { Logger } from "../../logging/logger.js";
import type { Viewer } from "../../identity/viewer.js";
import type { Locale } from "../../values/locale.js";

/** An entity as the router names it: its type, its id, and the fields that `@requires` lists. */
export interface Reference {
  readonly __typename: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

/** The request, for resolvers of a project. */
export interface ProjectGraphContext {
  /** The sender of the request. Throws UNAUTHENTICATED when the token is not valid. */
  readonly viewer: Viewer;
  /** The language of the request; null if it names none of the shop. */
  readonly locale: Locale | null;
  readonly now: () => Date;
  readonly logger: Logger;
  /**
   * Runs an operation on the whole graph, as the viewer. Throws a GraphQLError when the answer has an error, and
   * ServiceUnavailableError without an answer.
   */
  readonly graph: <Data>(operation: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>;
}

export type ProjectResolver<Source, Args> = (source: Source, args: Args, context: ProjectGraphContext) => unknown;

/**
 * The project's own types and fields. A type of Souk is extended by `extend type Product { … }`; its key is added where
 * the SDL omits it.
 */
export interface ProjectGraph {
  /** SDL, or the path of a `.graphql` file, relative to `souk.config.ts`. */
  readonly schema: string;
  /**
   * By type and field. `__resolveReference` of a type returns the entity for a reference. A field without a resolver is
   * the property of its name.
   */
  // `any`: each resolver names the types of its own source and arguments
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, ProjectResolver<any, any>>>>>;
}

/** Returns one result for each source, in their order. */
export type BatchResolver<Source, Args> = (
  sources: readonly Source[],
  args: Args,
  context: ProjectGraphContext,
) => Promise<readonly unknown[]>;

/** A resolver that resolves the field of all objects of a request at once, so that a list costs one call. */
export function batch<Source = Reference, Args extends object = object>(
  load: BatchResolver<Source, Args>,
): ProjectResolver<Source, Args> {
  const requests = new WeakMap<ProjectGraphContext, Map<string, DataLoader<Source, unknown>>>();
  return (source, args, context) => {
    const loaders = requests.get(context) ?? new Map<string, DataLoader<Source, unknown>>();
    requests.set(context, loaders);
    const key = JSON.stringify(args);
    const known = loaders.get(key);
    if (known) return known.load(source);
    const loader = new DataLoader<Source, unknown>(async (sources) => load(sources, args, context), { cache: false });
    loaders.set(key, loader);
    return loader.load(source);
  };
}
