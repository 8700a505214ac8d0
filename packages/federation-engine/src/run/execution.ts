import type { JsonObject } from "../json-text.js";
import type { AnswerPath } from "../compile/places.js";
import type { KnownEntities } from "./known-entities.js";
import type { CachedEntities } from "./cached-entities.js";
import type { SubgraphRequest } from "./subgraph-request.js";

/** An error in a subgraph's answer. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: AnswerPath | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

export interface SubgraphAnswer {
  readonly data: JsonObject | null | undefined;
  readonly errors?: readonly SubgraphError[] | undefined;
  /** For how many seconds the answer is public; absent when it is private to this request. */
  readonly publicSeconds?: number | undefined;
  /**
   * Whether no text in `data` needs an escape in JSON. Every text of an answer whose JSON has no backslash is plain; the
   * engine then writes it without a look at its characters.
   */
  readonly hasPlainTexts?: boolean | undefined;
}

/**
 * Sends a request to a subgraph for one client request. An error that it throws becomes an error at each place that
 * stays empty.
 */
export type SendToSubgraph = (request: SubgraphRequest) => Promise<SubgraphAnswer>;

/** An error in the client's answer. */
export interface AnswerError {
  readonly message: string;
  readonly path?: AnswerPath | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  /** The subgraph that reported the error, or that did not answer. */
  readonly subgraph?: string;
  /** The thrown value, when the error was thrown. */
  readonly cause?: unknown;
}

/** The state of one run of a plan. */
export interface Execution {
  readonly data: JsonObject;
  readonly errors: AnswerError[];
  /** Places that are empty, with everything in them, because of an error elsewhere. */
  readonly emptied: AnswerPath[];
  /** Places of entities that do not exist. */
  readonly absent: AnswerPath[];
  /** The values that the client sent. */
  readonly variables: JsonObject;
  /** The coerced variables, with defaults. */
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly send: SendToSubgraph;
  readonly cachedEntities: CachedEntities | undefined;
  /**
   * Objects and lists that the answer may contain by reference at several places, without their nested values;
   * undefined while there are none.
   */
  shared: Set<object> | undefined;
  /** Whether all texts of all answers so far are plain; see `SubgraphAnswer`. */
  hasPlainTexts: boolean;
  /** Entities that this operation has requested, by the request's text: none is requested twice. */
  readonly entities: Map<string, KnownEntities>;
}
