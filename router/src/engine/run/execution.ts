import type { JsonObject } from "../json-text.js";
import type { AnswerPath } from "../compile/places.js";
import type { KnownEntities } from "./known-entities.js";
import type { KeptEntities } from "./kept-entities.js";
import type { SubgraphRequest } from "./subgraph-request.js";

/** An error as a subgraph tells it. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: AnswerPath | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

export interface SubgraphAnswer {
  readonly data: JsonObject | null | undefined;
  readonly errors?: readonly SubgraphError[] | undefined;
  /** For how many seconds everybody may be given it; absent where it is this request's alone. */
  readonly publicSeconds?: number | undefined;
}

/** The way to the subgraphs for one request of a client. What it throws becomes an error at each place that stays empty. */
export type SendToSubgraph = (request: SubgraphRequest) => Promise<SubgraphAnswer>;

/** An error of the client's answer. */
export interface AnswerError {
  readonly message: string;
  readonly path?: AnswerPath | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  /** The subgraph that told it, or that did not answer. */
  readonly subgraph?: string;
  /** What was thrown, where that was it. */
  readonly cause?: unknown;
}

/** What one run of a plan knows. */
export interface Execution {
  readonly data: JsonObject;
  readonly errors: AnswerError[];
  /** Places that are empty with all that is in them, because of an error that stands elsewhere. */
  readonly emptied: AnswerPath[];
  /** As the client sent them. */
  readonly variables: JsonObject;
  /** Coerced, with defaults. */
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly send: SendToSubgraph;
  readonly kept: KeptEntities | undefined;
  /** Objects and lists that may stand at several places of the answer by reference, without what is in them; undefined while nothing does. */
  shared: Set<object> | undefined;
  /** Entities asked for by this operation, by what was asked: none is asked for twice. */
  readonly entities: Map<string, KnownEntities>;
}
