import type { AccessTokenVerifier } from "@souk/kernel/identity/access-token";
import { InvalidTokenError } from "@souk/kernel/identity/access-token";
import { nobody, type Viewer } from "@souk/kernel/identity/viewer";
import type { GraphQLFormattedError } from "graphql";
import type { CardTokenizer } from "../cards/card-tokenizer.js";
import type { RunOperation } from "../gateway/graphql-handler.js";
import type { RouterContext } from "../gateway/router-context.js";
import { isProblem, problemOfError, problemOfUnion, restProblem } from "./problem.js";
import type { RestProblem } from "./rest-problem.js";
import type { AnyInput, RestRoute } from "./rest-route.js";

export interface RunRouteOptions {
  readonly run: RunOperation;
  readonly cards: CardTokenizer;
  readonly accessTokens: Pick<AccessTokenVerifier, "viewerOf">;
}

export interface RouteAnswer {
  /** The operation's root field. */
  readonly root: unknown;
  readonly body: unknown;
}

export type RouteOutcome = RouteAnswer | RestProblem;

export function isRestProblem(outcome: object): outcome is RestProblem {
  return "status" in outcome;
}

/** Runs the operation of a route, and its look-up before. */
export async function runRoute(
  route: RestRoute,
  given: AnyInput,
  context: RouterContext,
  options: RunRouteOptions,
): Promise<RouteOutcome> {
  const run = rootsOf(route, context, options);
  const found = route.lookUp ? await run(route.lookUp.operation, route.lookUp.variables(given)) : { root: undefined };
  if (isRestProblem(found)) return found;
  if (route.lookUp && found.root === null) return notFound(route);
  const answered = route.answerFound?.(found.root, given);
  if (answered) return "problem" in answered ? answered.problem : { root: found.root, body: answered.body };
  const examined = route.examines ? await viewerOf(route.examines(given.body), options.accessTokens) : nobody;
  const input = { ...given, found: found.root, examined };
  const answer = await run(route.operation, route.variables(input));
  if (isRestProblem(answer)) return answer;
  const { root } = answer;
  const body = root === null ? route.respondToNothing?.(input) : route.respond(root, input);
  return body === undefined && route.status !== 204 ? notFound(route) : { root, body };
}

/** Returns a function that runs an operation and returns its first root field, or the problem that it ended with. */
function rootsOf(route: RestRoute, context: RouterContext, { run, cards }: RunRouteOptions) {
  return async (
    operation: string,
    values: Record<string, unknown>,
  ): Promise<{ readonly root: unknown } | RestProblem> => {
    const given = { query: operation, variables: withoutUndefined(values) };
    const { variables } = cards.takesCard(operation) ? ((await cards.tokenize(given)) as typeof given) : given;
    const answer = await run(operation, variables, context);
    const failed = answer.errors.find((error) => !isTolerated(error, route));
    if (failed) return problemOfError(failed, route);
    const data = JSON.parse(answer.data) as Record<string, unknown> | null;
    const root = data === null ? null : (Object.values(data)[0] ?? null);
    return isProblem(root) ? problemOfUnion(root, route) : { root };
  };
}

function isTolerated({ path = [], extensions }: GraphQLFormattedError, { mayLack = [] }: RestRoute): boolean {
  return extensions?.code === "SUBGRAPH_UNAVAILABLE" && mayLack.includes(String(path.at(-1)));
}

function notFound({ texts }: RestRoute): RestProblem {
  return restProblem("NOT_FOUND", texts?.codes?.NOT_FOUND ?? "Not found");
}

async function viewerOf(token: string, accessTokens: Pick<AccessTokenVerifier, "viewerOf">): Promise<Viewer> {
  try {
    return await accessTokens.viewerOf(token);
  } catch (error) {
    if (error instanceof InvalidTokenError) return nobody;
    throw error;
  }
}

/** An absent variable differs from null, and a variable without a value would be null. */
function withoutUndefined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
