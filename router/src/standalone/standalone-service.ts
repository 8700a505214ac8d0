import { type Rights, type SendToSubgraph, SharedFetches } from "@souk/federation-engine";
import { causeText } from "@souk/kernel/errors/cause-text";
import { GraphqlService } from "../graphql-http/graphql-service.js";
import { headersByRules, type HeaderRule } from "../hooks/header-rules.js";
import type { Generation } from "./generations.js";
import { type HookedRequest, sharesAnswers } from "../hooks/hooked-request.js";
import { costCheck } from "../limits/cost-limit.js";
import type { RequestLimits } from "./request-limits.js";
import type { RouterDefinition } from "./router-definition.js";
import { standaloneErrors } from "./standalone-errors.js";

/** One client request to the stand-alone router. */
export interface RequestContext {
  readonly generation: Generation;
  /** Returns a header of the client by its lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly rights: Rights;
  readonly clientSignal: AbortSignal;
  readonly hooked: HookedRequest | undefined;
  /** For log lines. */
  readonly id: string;
}

export interface StandaloneServiceOptions {
  /** Lower-case names of the client's headers that are forwarded to subgraphs. */
  readonly forwardedHeaders: readonly string[];
  /** Whether concurrent equal queries, from clients or to a subgraph, are answered once. */
  readonly sharesInFlight: boolean;
  /** The configuration file's hooks, header rules and contract. */
  readonly definition?: RouterDefinition | undefined;
  /** Whether clients get the causes of failed fetches, for development. */
  readonly showsCauses?: boolean | undefined;
}

/** Returns the service that runs operations against the subgraphs of each request's generation. */
export function standaloneService({
  forwardedHeaders,
  sharesInFlight,
  definition = {},
  showsCauses = false,
  limits,
  report,
}: StandaloneServiceOptions & {
  readonly limits: RequestLimits;
  readonly report: (line: string) => void;
}): GraphqlService<RequestContext> {
  const rules: readonly HeaderRule[] = [
    ...forwardedHeaders.map((propagate) => ({ propagate })),
    ...(definition.headers ?? []),
  ];
  const headersFor = headersByRules(rules);
  const read = [...new Set(rules.flatMap((rule) => ("propagate" in rule ? [rule.propagate] : [])))];
  const shared = sharesInFlight ? new SharedFetches() : undefined;
  const failureOf =
    (id: string) =>
    (subgraph: string, cause: unknown): void =>
      report(`${subgraph} did not answer request ${id}: ${causeText(cause)}`);
  const senderFor = ({ generation, header, clientSignal, hooked, id }: RequestContext): SendToSubgraph => {
    const onFailure = failureOf(id);
    const headers = (subgraph: string): Record<string, string> => headersFor(header, subgraph);
    const { number, subgraphs } = generation;
    if (!shared || !sharesAnswers(hooked)) return subgraphs.sender({ headers, clientSignal, hooked, onFailure });
    // a shared fetch does not end when its first client disconnects
    const send = subgraphs.sender({ headers, hooked, onFailure });
    return shared.sharing(send, (subgraph) => JSON.stringify([number, headers(subgraph)]));
  };
  return new GraphqlService<RequestContext>({
    engineOf: ({ generation }) => generation.engine,
    checks:
      limits.cost === Infinity ? [] : [costCheck({ max: limits.cost, costsOf: ({ generation }) => generation.costs })],
    sender: senderFor,
    formatError: standaloneErrors({ showsCauses, hidesSchema: !limits.introspection, report }),
    rightsOf: ({ rights }) => rights,
    ...(shared && {
      answerDependsOn: ({ generation, header, rights, hooked }) =>
        sharesAnswers(hooked) ? JSON.stringify([generation.number, read.map(header), rights]) : undefined,
    }),
    subscriptions: {
      listen: (request, { generation, header, id }, signal) =>
        generation.subgraphs.listen(request, headersFor(header, request.subgraph), {
          signal,
          onFailure: failureOf(id),
        }),
      contextOfEvent: (context) => context,
      eventChecks: [],
    },
  });
}
