import { afterAll, beforeAll, describe, expect, test } from "vitest";
import fc from "fast-check";
import { mutationRows } from "../authorization/rows/all-rows.js";
import { openKnownShop, type KnownShop } from "../authorization/known-shop.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { faultsOfGraph, unnamed, type HttpAnswer } from "./answer-faults.js";
import { fuzzParameters, fuzzTimeoutMs, fuzzTimes, repeatedBy } from "./fuzz-settings.js";
import {
  byLiterals,
  byVariables,
  fuzzedCalls,
  replaced,
  type FuzzedCall,
  type Input,
  type Slot,
} from "./fuzzed-calls.js";
import { hostileValue, worstValues } from "./hostile-values.js";
import { usualInput } from "./usual-values.js";

/** Longer than the slowest call on a busy machine; a hang lasts for ever. */
const timeoutMs = 10_000;
const runsOfEachValue = 2;

let known: KnownShop;

beforeAll(async () => {
  known = await openKnownShop();
});

afterAll(async () => known[Symbol.asyncDispose]());

type Callers = Readonly<Record<"owner" | "admin", ShopClient>>;

/** The clients for a call. Calls that guess passwords or codes use an account that may be locked. */
async function callersOf(call: FuzzedCall): Promise<Callers> {
  if (!call.slots.some(({ keys }) => /password|^code$|token/i.test(keys.at(-1) ?? ""))) return known.clients;
  const anybody = await known.shop.signUp();
  return { owner: anybody, admin: anybody };
}

interface FuzzedRequest {
  readonly slot: Slot;
  readonly value: unknown;
  readonly as: "owner" | "admin";
  /** Whether the call has no other optional input. */
  readonly alone: boolean;
  readonly inDocument: boolean;
}

function requestOf(call: FuzzedCall): fc.Arbitrary<FuzzedRequest> {
  return fc.constantFrom(...call.slots).chain((slot) =>
    fc.record({
      slot: fc.constant(slot),
      value: hostileValue(slot.type),
      as: fc.constantFrom("owner" as const, "admin" as const),
      alone: fc.boolean(),
      inDocument: fc.boolean(),
    }),
  );
}

/**
 * The worst values, sent first by the role that gets furthest. A short run sends one of them for each input, in turn, so
 * that each value is sent to some inputs.
 */
function worstRequests(call: FuzzedCall): [FuzzedRequest][] {
  const as = mutationRows[call.coordinate]?.of === "theirs" ? "owner" : "admin";
  return call.slots.flatMap((slot, index) => {
    const values = worstValues(slot.type);
    const sent = fuzzTimes < 1 ? values.slice(index % values.length, (index % values.length) + 1) : values;
    return sent.map((value): [FuzzedRequest] => [{ slot, value, as, alone: false, inDocument: false }]);
  });
}

async function faultsOf(call: FuzzedCall, callers: Callers, request: FuzzedRequest): Promise<string[]> {
  const { slot, value, as } = request;
  const usual = usualInput(call, slot.keys, known.given);
  const [top] = slot.keys;
  const retained = request.alone
    ? Object.fromEntries(Object.entries(usual).filter(([name]) => name === top || isRequired(call, name)))
    : usual;
  const names = slot.keys
    .filter((key) => key !== "input" && !/^\d+$/.test(key))
    .slice(-2)
    .reverse();
  const execute = async (input: Input): Promise<string[]> =>
    faultsOfGraph(await send(call, callers[as], input, request.inDocument), names.length > 0 ? names : ["input"]);
  const faults = await execute(replaced(retained, slot.keys, value) as Input);
  // ignores a rule that the other values violate too: see usual-values.ts
  const isRest =
    faults.length > 0 && faults.every((fault) => fault.includes(unnamed)) && (await execute(retained)).length > 0;
  return isRest ? [] : faults;
}

const events = { accept: "text/event-stream" } as const;

/** The data of a stream's first event, without waiting for more. */
async function firstEvent({ body }: Response): Promise<string> {
  let text = "";
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const data = /^data: ?(.*)\n/m.exec(text)?.[1];
    if (data) return data;
  }
  return text;
}

async function send(call: FuzzedCall, caller: ShopClient, input: Input, inDocument: boolean): Promise<HttpAnswer> {
  const body = inDocument
    ? { query: byLiterals(call, input, known.fill) }
    : { query: byVariables(call, known.fill), variables: input };
  const response = await caller.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...(call.operation === "subscription" ? events : {}) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const isStream = response.headers.get("content-type")?.startsWith(events.accept) === true;
  return { status: response.status, text: await (isStream ? firstEvent(response) : response.text()) };
}

function isRequired({ args }: FuzzedCall, name: string): boolean {
  return args.some((argument) => argument.name === name && String(argument.type).endsWith("!"));
}

function shortened(_key: string, value: unknown): unknown {
  return typeof value === "string" && value.length > 300 ? `${value.slice(0, 300)}… (${value.length})` : value;
}

describe("no input of the API causes an internal error", () => {
  test.each(fuzzedCalls.map((call) => [call.coordinate, call] as const))(
    "%s",
    async (coordinate, call) => {
      const callers = await callersOf(call);
      let last: string[] = [];
      const property = fc.asyncProperty(requestOf(call), async (request) => {
        last = await faultsOf(call, callers, request);
        return last.length === 0;
      });
      const examples = worstRequests(call);
      const { failed, counterexample, counterexamplePath } = await fc.check(
        property,
        fuzzParameters(runsOfEachValue * call.slots.length + examples.length, examples),
      );
      const [failing] = counterexample ?? [];
      const faults = failing ? await faultsOf(call, callers, failing) : last;
      const failure = { faults, request: failing, again: repeatedBy(counterexamplePath, coordinate) };
      expect(failed ? JSON.stringify(failure, shortened, 2) : "").toBe("");
    },
    fuzzTimeoutMs,
  );
});

test("the shop still works as before", async () => {
  const { status } = await known.shop.client.fetch("/health/ready");
  expect(status).toBe(200);
  const { product } = await known.shop.client.get(
    known.fill(`{ product(id: "$product") { name stock { available } } }`),
  );
  expect(product).not.toBeNull();
});
