import type { ErrorCodeName } from "@souk/kernel/errors/error-codes";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { z } from "zod";
import type { RestProblem } from "./rest-problem.js";

export type RestMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * The callers whom a route serves: anybody, a guest or an account, an account, or `staff`: an admin, an admin's API key
 * or a service. The graph checks each field as well.
 */
export type RestAccess = "public" | "token" | "account" | "staff";

export type RestTag =
  | "Cart"
  | "Catalog"
  | "Courses"
  | "Health"
  | "Identity"
  | "Learning"
  | "Notifications"
  | "Orders"
  | "Payments"
  | "Shipping"
  | "Teaching";

/** An operation of `operations/`, typed by codegen. */
export interface StoredOperation<Result, Variables> {
  toString(): string;
  readonly __apiType?: (variables: Variables) => Result;
}

/** A valid request. */
export interface RestInput<Params, Query, Body, Found> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The result of the route's `lookUp`. */
  readonly found: Found;
  readonly viewer: Viewer;
  /** The viewer of the token in the body, for a route with `examines`; `nobody` when the token is not valid. */
  readonly examined: Viewer;
  /** The `Idempotency-Key` header, or a new key. */
  readonly idempotencyKey: string;
  /** The shop's currency, for amounts without one. */
  readonly currency: string;
  /** The version in the ETag of `If-Match`. */
  readonly expectedVersion: string | undefined;
}

/** A page of a list. */
export interface ListPage {
  /** The cursor of the next page. */
  readonly next: string | null;
  /** The number of entries on all pages. */
  readonly total: number;
}

/** Texts that the clients of a system expect instead of the graph's messages. */
export interface RestTexts {
  readonly codes?: Partial<Record<ErrorCodeName, string>>;
  /** For services that do not answer; "<name> unavailable" when absent. */
  readonly unavailable?: Partial<Record<SubgraphName, string>>;
  /** For services that answer with an error of their own. */
  readonly failed?: Partial<Record<SubgraphName, string>>;
}

/** A member of a result union that reports a failure. */
export interface GraphProblem {
  readonly code: string;
  readonly message: string;
}

/** The first root field of an operation, without null and without problems. */
export type RootOf<Result> = Exclude<NonNullable<Result[keyof Result]>, GraphProblem>;

interface RestDescription {
  readonly method: RestMethod;
  /** Without a prefix; a parameter is `:name`. */
  readonly path: string;
  /** The name of the operation in the OpenAPI document. */
  readonly name: string;
  readonly tag: RestTag;
  readonly summary: string;
  readonly description?: string;
  readonly access: RestAccess;
  /** Other names of keys in the body, as other systems spell them. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** The REST names of the graph's input fields, when they differ in more than their case. */
  readonly fieldNames?: Readonly<Record<string, string>>;
  readonly texts?: RestTexts;
  /** Fields that are null while their subgraph does not answer; any other missing field is a 503. */
  readonly mayLack?: readonly string[];
  /** The body may also be a form. */
  readonly takesForm?: boolean;
  /** Clients that accept anything get the page at this address, unless the last parameter is an id. */
  readonly pageBySlug?: boolean;
  /** The route passes the version in `If-Match` to its operation, which changes no other version. */
  readonly ifMatch?: true;
  readonly example?: { readonly request?: unknown; readonly answer?: unknown };
}

type NoFields = z.ZodObject<Record<never, never>>;

interface LookUp<Result, Variables, Input> {
  readonly operation: StoredOperation<Result, Variables>;
  readonly variables: (input: Input) => Variables;
}

/** The declaration of a route; its mappings are checked against its schemas and operations. */
export interface RestRouteDefinition<
  Result,
  Variables,
  Answer extends z.ZodType,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  FoundResult,
  FoundVariables,
  Input = RestInput<z.output<Params>, z.output<Query>, z.output<Body>, RootOf<FoundResult>>,
> extends RestDescription {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Runs first and finds what the operation needs; without a result, the answer is 404. */
  readonly lookUp?: LookUp<FoundResult, FoundVariables, Omit<Input, "found">>;
  /** Returns the answer when what the look-up found needs no change; otherwise, the operation runs. */
  readonly answerFound?: (
    found: RootOf<FoundResult>,
    input: Omit<Input, "found">,
  ) => FoundAnswer<z.input<Answer>> | undefined;
  /** Returns the token in the body that the route examines. */
  readonly examines?: (body: z.output<Body>) => string;
  readonly operation: StoredOperation<Result, Variables>;
  readonly variables: (input: Input) => Variables;
  /** 200 when absent. */
  readonly status?: RestStatus;
  readonly answer: Answer;
  /** Returns the body; undefined when the root lacks what the address names. */
  readonly respond: (root: RootOf<Result>, input: Input) => z.input<Answer> | undefined;
  /** Returns the body when the operation finds nothing; 404 when absent. */
  readonly respondToNothing?: (input: Input) => z.input<Answer>;
  /** Returns the address of what was created, without a prefix. */
  readonly location?: (root: RootOf<Result>, input: Omit<Input, "found">) => string;
  readonly page?: (root: RootOf<Result>) => ListPage;
  /** Returns the version for the ETag, which `If-Match` names for a change. */
  readonly version?: (root: RootOf<Result>) => string | null;
}

/** The body of an answer, or the problem that prevents it. */
export type FoundAnswer<Body> = { readonly body: Body } | { readonly problem: RestProblem };

/** 204 has no body. */
export type RestStatus = 200 | 201 | 202 | 204;

export type AnyInput = RestInput<unknown, unknown, unknown, unknown>;

/** A route in the list of all routes. */
export interface RestRoute extends RestDescription {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly lookUp?: {
    readonly operation: string;
    readonly variables: (input: AnyInput) => Record<string, unknown>;
  };
  readonly answerFound?: (found: unknown, input: AnyInput) => FoundAnswer<unknown> | undefined;
  readonly examines?: (body: unknown) => string;
  readonly operation: string;
  readonly variables: (input: AnyInput) => Record<string, unknown>;
  readonly status: RestStatus;
  readonly answer: z.ZodType;
  readonly respond: (root: unknown, input: AnyInput) => unknown;
  readonly respondToNothing?: (input: AnyInput) => unknown;
  readonly location?: (root: unknown, input: AnyInput) => string;
  readonly page?: (root: unknown) => ListPage;
  readonly version?: (root: unknown) => string | null;
}

export function restRoute<
  Result,
  Variables,
  Answer extends z.ZodType,
  Params extends z.ZodType = NoFields,
  Query extends z.ZodType = NoFields,
  Body extends z.ZodType = NoFields,
  FoundResult = { readonly nothing: undefined },
  FoundVariables = Record<string, never>,
>(
  definition: RestRouteDefinition<Result, Variables, Answer, Params, Query, Body, FoundResult, FoundVariables>,
): RestRoute {
  const { operation, lookUp, status = 200, ...rest } = definition;
  return {
    // the types of the parts end here: the list of all routes holds different ones
    ...(rest as unknown as RestRoute),
    ...(lookUp
      ? { lookUp: { ...(lookUp as unknown as RestRoute["lookUp"] & {}), operation: lookUp.operation.toString() } }
      : {}),
    status,
    operation: operation.toString(),
  };
}
