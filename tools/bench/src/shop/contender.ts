import { Client } from "undici";
import { send, type Reply } from "../measure/request.ts";
import type { ServerProcess } from "../measure/server-process.ts";
import { emailOf, password } from "./data/rows.ts";
import { keyOf } from "./data/key-of.ts";
import type { ShopField } from "./shop-field.ts";
import { buyers, type ShopWorkload, type Step } from "./workloads/shop-workloads.ts";

export type ContenderName = "souk" | "baseline" | "hash";

/** A server that answers a workload: the shop, or a path of the baseline. */
export interface Contender {
  readonly name: ContenderName;
  readonly field: ShopField;
  readonly server: ServerProcess;
  /** The ids of the users who send the requests. */
  readonly buyerIds: readonly string[];
  /** Sends the nth request of a step. */
  readonly send: (client: Client, step: Step, nth: number) => Promise<Reply>;
}

export function originOf({ server }: Contender): string {
  return new URL(server.readyMessage).origin;
}

/** Outside the range of instructors. The shop and the baseline use different users, because each has its own carts. */
const firstOfSouk = 101;
const firstOfBaseline = 201;

export async function contendersOf(field: ShopField): Promise<Readonly<Record<ContenderName, Contender>>> {
  const tokens = await tokensOf(field, numbersFrom(firstOfSouk));
  const idsOf = (first: number): readonly string[] => numbersFrom(first).map((user) => keyOf("user", user));
  const souk: Contender = {
    name: "souk",
    field,
    server: field.shop,
    buyerIds: idsOf(firstOfSouk),
    send: (client, { operation, variables, isSignedIn }, nth) => {
      const body = JSON.stringify({ query: operation, variables: variables(nth) });
      return send(client, "/graphql", body, isSignedIn ? `Bearer ${tokens[nth % buyers]}` : undefined);
    },
  };
  const buyerIds = idsOf(firstOfBaseline);
  const baseline = (name: ContenderName, pathOf: (step: Step) => string): Contender => ({
    name,
    field,
    server: field.baseline,
    buyerIds,
    send: (client, step, nth) =>
      send(client, pathOf(step), JSON.stringify({ buyerId: buyerIds[nth % buyers], ...step.variables(nth) })),
  });
  return { souk, baseline: baseline("baseline", ({ path }) => path), hash: baseline("hash", () => "/hash") };
}

/** The contenders of a workload, the baseline first, because the other figures are multiples of its figures. */
export function answering({ goal, hasBaseline }: ShopWorkload): readonly ContenderName[] {
  if (!hasBaseline) return ["souk"];
  return goal?.of === "hash" ? ["hash", "baseline", "souk"] : ["baseline", "souk"];
}

function numbersFrom(first: number): readonly number[] {
  return Array.from({ length: buyers }, (_buyer, index) => first + index);
}

const signIn = `mutation ($input: LoginInput!) { login(input: $input) { ... on SignedIn { accessToken } } }`;

async function tokensOf(field: ShopField, users: readonly number[]): Promise<string[]> {
  const client = new Client(new URL(field.shop.readyMessage).origin);
  const tokens: string[] = [];
  for (const user of users) {
    const variables = { input: { email: emailOf(user), password } };
    const { text } = await send(client, "/graphql", JSON.stringify({ query: signIn, variables }));
    const { data } = JSON.parse(text) as { data?: { login?: { accessToken?: string } } };
    const token = data?.login?.accessToken;
    if (token === undefined) throw new Error(`${emailOf(user)} cannot sign in: ${text}`);
    tokens.push(token);
  }
  await client.close();
  return tokens;
}
