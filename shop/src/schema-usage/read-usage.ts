import { z } from "zod";
import type { UsageSource } from "./usage-source.js";

/** The days whose operations a change of the schema must not break. */
export const usageDays = 30;

const client = z.object({
  name: z.string(),
  version: z.string(),
  count: z.number(),
  errors: z.number(),
  lastSeenAt: z.string(),
});

const operation = z.object({
  hash: z.string(),
  name: z.string(),
  kind: z.string().nullable(),
  document: z.string(),
  fields: z.array(z.string()),
  count: z.number(),
  lastSeenAt: z.string(),
  clients: z.array(client),
});

/** An operation that clients sent, as accounts has counted it. */
export type UsedOperation = z.infer<typeof operation>;

/** The shop did not answer, or refused to. */
export class UsageUnavailableError extends Error {
  constructor({ url }: UsageSource, reason: string) {
    super(`cannot read the client usage of SCHEMA_USAGE_URL ${url}: ${reason}`);
    this.name = "UsageUnavailableError";
  }
}

const list = `query SchemaUsage($after: String, $filter: OperationUsageFilter, $days: Int!) {
  operationUsage(first: 100, after: $after, filter: $filter, days: $days) {
    pageInfo { hasNextPage endCursor }
    nodes { hash name kind document fields count lastSeenAt clients { name version count errors lastSeenAt } }
  }
}`;

const pageRule = z.object({
  operationUsage: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(operation),
  }),
});

/** More than accounts stores. */
const mostPages = 200;
const timeoutMs = 30_000;

/** Reads the operations of the last days, or those that use a field. Throws UsageUnavailableError. */
export async function readUsage(
  source: UsageSource,
  { field, days = usageDays }: { readonly field?: string; readonly days?: number } = {},
): Promise<UsedOperation[]> {
  const operations: UsedOperation[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const variables: object = { after, days, ...(field === undefined ? {} : { filter: { field } }) };
    const { operationUsage }: z.infer<typeof pageRule> = await request(source, { query: list, variables }, pageRule);
    operations.push(...operationUsage.nodes);
    after = operationUsage.pageInfo.endCursor;
    if (!operationUsage.pageInfo.hasNextPage) break;
  }
  return operations;
}

const typeRule = z.object({
  __type: z
    .object({
      fields: z.array(z.object({ name: z.string(), args: z.array(z.object({ name: z.string() })) })).nullable(),
      inputFields: z.array(z.object({ name: z.string() })).nullable(),
      enumValues: z.array(z.object({ name: z.string() })).nullable(),
    })
    .nullable(),
});

const typeQuery = `query SchemaType($name: String!) { __type(name: $name) {
  fields(includeDeprecated: true) { name args(includeDeprecated: true) { name } }
  inputFields(includeDeprecated: true) { name } enumValues(includeDeprecated: true) { name } } }`;

/** Returns whether the shop's graph has the field, argument, input field or enum value. Throws UsageUnavailableError. */
export async function hasCoordinate(source: UsageSource, coordinate: string): Promise<boolean> {
  const [name = "", member, argument] = coordinate.split(".");
  const { __type: type } = await request(source, { query: typeQuery, variables: { name } }, typeRule);
  if (!type) return false;
  const field = type.fields?.find((each) => each.name === member);
  if (argument !== undefined) return field?.args.some((each) => each.name === argument) ?? false;
  return [field, ...(type.inputFields ?? []), ...(type.enumValues ?? [])].some((each) => each?.name === member);
}

const answerRule = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

async function request<Data>(source: UsageSource, body: object, rule: z.ZodType<Data>): Promise<Data> {
  const answer = answerRule.safeParse(await send(source, body));
  const [error] = answer.data?.errors ?? [];
  if (error)
    throw new UsageUnavailableError(source, `${error.message} SCHEMA_USAGE_TOKEN needs the scope accounts:read.`);
  const data = rule.safeParse(answer.data?.data);
  if (!data.success) throw new UsageUnavailableError(source, "the answer is not that of a Souk graph");
  return data.data;
}

async function send(source: UsageSource, body: object): Promise<unknown> {
  try {
    const response = await fetch(source.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        authorization: `Bearer ${source.token}`,
        "graphql-client-name": "souk-cli",
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await response.json();
  } catch (error) {
    throw new UsageUnavailableError(source, reasonOf(error));
  }
}

/** `fetch` names the reason of a failed connection only in the cause of its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
