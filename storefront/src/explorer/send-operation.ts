import type { GraphiQL } from "graphiql";
import { Kind, OperationTypeNode, type DocumentNode, type ExecutionResult } from "graphql";
import { createClient } from "graphql-sse";
import type { ComponentProps } from "react";
import { keepaliveRequest, withRenewalLock, type RenewalResult } from "../graph/renewal-lock.js";

type Fetcher = ComponentProps<typeof GraphiQL>["fetcher"];
type Operation = Parameters<Fetcher>[0];
type Headers = Record<string, string>;

/** The router answers at the address of the page: `/graphql`, or that of the explorer of one subgraph. */
const url = location.pathname;

/** Sends an operation of the explorer: by server-sent events when its results come in parts, otherwise by POST. */
export const sendOperation: Fetcher = (operation, { headers = {}, documentAST } = {}) =>
  comesInParts(operation, documentAST) ? streamed(operation, headers) : answered(operation, headers);

function comesInParts({ query, operationName }: Operation, document?: DocumentNode): boolean {
  const operations = (document?.definitions ?? []).filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const operation = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
  return operation?.operation === OperationTypeNode.SUBSCRIPTION || /@defer\b/.test(query);
}

function streamed({ query, variables, operationName }: Operation, headers: Headers): ReturnType<Fetcher> {
  const client = createClient({ url, headers, retryAttempts: 0 });
  const request = { query, variables: variables as Record<string, unknown>, operationName: operationName ?? undefined };
  return {
    subscribe: (sink) => ({
      unsubscribe: client.subscribe(request, sink as Parameters<typeof client.subscribe>[1]),
    }),
  };
}

async function answered(operation: Operation, headers: Headers): Promise<ExecutionResult> {
  const send = () => post(url, operation, { accept: "application/json", ...headers });
  const sentAt = Date.now();
  const answer = await send();
  if (!(await isExpired(answer))) return (await answer.json()) as ExecutionResult;
  await withRenewalLock(sentAt, renewed);
  return (await (await send()).json()) as ExecutionResult;
}

async function renewed(): Promise<RenewalResult> {
  try {
    const query = "mutation { refreshSession { __typename } }";
    const answer = await post("/graphql", { query }, {}, keepaliveRequest);
    const { data } = (await answer.json()) as ExecutionResult<{ refreshSession?: { __typename: string } | null }>;
    return data?.refreshSession?.__typename === "SignedIn" ? "renewed" : "refused";
  } catch {
    return "unanswered";
  }
}

function post(address: string, operation: Operation, headers: Headers, options?: RequestInit): Promise<Response> {
  return fetch(address, {
    ...options,
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(operation),
  });
}

/** Whether the session has expired, which its cookie can renew. */
async function isExpired(answer: Response): Promise<boolean> {
  if (answer.status !== 401) return false;
  const { errors = [] } = (await answer.clone().json()) as ExecutionResult;
  return errors.some(({ extensions }) => extensions?.reason === "TOKEN_EXPIRED");
}
