import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nobody, type Viewer } from "@souk/kernel/identity/viewer";
import type { LimitedCall } from "./limited-calls.js";
import { newMemoryCounter } from "./rate-counter.js";
import { defaultRates, type RateTable } from "./rate-table.js";
import { countingsOf, byAddress, RateLimits, type Caller, type Counting } from "./rate-limits.js";

const user: Viewer = { kind: "user", id: "u-1", username: "ada", role: "CUSTOMER", sessionId: "s-1" };
const guest: Viewer = { kind: "guest", id: "g-1", sessionId: "s-2" };
const caller = (more: Partial<Caller> = {}): Caller => ({
  address: "1.2.3.4",
  viewer: nobody,
  hasDevice: false,
  ...more,
});

describe("the countings of an operation", () => {
  const named = (countings: readonly Counting[]): string[] =>
    countings.map(({ kind, by, of, points }) => `${kind}-${by} ${of} ${points}`);
  const login: LimitedCall = { kind: "login", email: "a@x.test" };

  test.each<[string, { isMutation?: boolean; cost?: number; calls?: LimitedCall[] }, Caller, string[]]>([
    ["an anonymous query", { cost: 7 }, caller(), ["cost-address 1.2.3.4 7"]],
    ["a query without cost", { cost: 0 }, caller(), ["cost-address 1.2.3.4 1"]],
    ["a query by a user", { cost: 7 }, caller({ viewer: user }), ["cost-address 1.2.3.4 7", "cost-account u-1 7"]],
    ["a query by a guest", { cost: 7 }, caller({ viewer: guest }), ["cost-address 1.2.3.4 7", "cost-account g-1 7"]],
    ["a mutation", { isMutation: true, cost: 3 }, caller(), ["cost-address 1.2.3.4 3", "mutations-address 1.2.3.4 1"]],
    [
      "a sign-in",
      { calls: [login] },
      caller(),
      ["cost-address 1.2.3.4 1", "login-address 1.2.3.4 1", "login-email a@x.test 1"],
    ],
    [
      "one of a known device",
      { calls: [login] },
      caller({ hasDevice: true }),
      ["cost-address 1.2.3.4 1", "login-address 1.2.3.4 1"],
    ],
    [
      "a reset, of a known device too",
      { calls: [{ kind: "requestPasswordReset", email: "a@x.test" }] },
      caller({ hasDevice: true }),
      ["cost-address 1.2.3.4 1", "requestPasswordReset-address 1.2.3.4 1", "requestPasswordReset-email a@x.test 1"],
    ],
    [
      "a second factor",
      { calls: [{ kind: "verifySecondFactor", challenge: "c" }] },
      caller(),
      ["cost-address 1.2.3.4 1", "verifySecondFactor-address 1.2.3.4 1", "verifySecondFactor-challenge c 1"],
    ],
  ])("%s", (_what, { isMutation = false, cost = 1, calls = [] }, by, expected) => {
    expect(named(countingsOf({ isMutation, cost, calls }, by))).toEqual(expected);
  });
});

describe("limits", () => {
  const limits = () => new RateLimits({ login: { address: { points: 3, seconds: 60 } } }, newMemoryCounter);
  const login = (address = "1.2.3.4", points = 1): Counting => ({ ...byAddress("login", address), points });

  test("accept the allowed calls and refuse the next one", async () => {
    const three = limits();
    const states = [];
    for (let call = 1; call <= 4; call += 1) states.push(...(await three.count([login()])));
    expect(states.map(({ refused, remaining }) => [refused, remaining])).toEqual([
      [false, 2],
      [false, 1],
      [false, 0],
      [true, 0],
    ]);
    expect(states[3]).toMatchObject({ name: "login-address", points: 3, seconds: 60, resetSeconds: 60 });
  });

  test("count calls of one request together, and refuse all of them", async () => {
    const [state, ...more] = await limits().count([login(), login(), login(), login()]);
    expect(more).toEqual([]);
    expect(state).toMatchObject({ refused: true });
  });

  test("count addresses separately, and those in one IPv6 network together", async () => {
    const three = limits();
    await three.count([login("2001:db8::1", 3)]);
    const [same] = await three.count([login("2001:db8::2")]);
    const [other] = await three.count([login("2001:db8:0:1::1")]);
    expect([same?.refused, other?.refused]).toEqual([true, false]);
  });

  test("that are not in the table do not count", async () => {
    expect(await limits().count([byAddress("register", "1.2.3.4")])).toEqual([]);
  });
});

describe("docs/limits.md", () => {
  const [, rates = ""] = readFileSync("docs/limits.md", "utf8").split("## How often");
  const rows = rates.split("\n");
  const known: RateTable = defaultRates;

  test.each(Object.entries(known))("has the limits of %s", (kind, limits) => {
    const row = rows.find((line) => line.startsWith(`| \`${kind}\` `)) ?? "";
    const documented = [...row.matchAll(/(\d+) in (\d+) s/g)].map(([, points, seconds]) => `${points} in ${seconds} s`);
    expect(documented).toEqual(Object.values(limits).map(({ points, seconds }) => `${points} in ${seconds} s`));
  });
});
