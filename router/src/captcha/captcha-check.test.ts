import { nobody, type Viewer } from "@souk/kernel/identity/viewer";
import { createLogger } from "@souk/kernel/logging/logger";
import type { CaptchaProvider, CaptchaOutcome } from "@souk/kernel/project/providers/captcha-provider";
import { buildSchema, GraphQLError, Kind, parse } from "graphql";
import { describe, expect, test } from "vitest";
import type { RouterContext } from "../gateway/router-context.js";
import { newMemoryCounter } from "../limits/rates/rate-counter.js";
import { captchaCheck } from "./captcha-check.js";
import { FailedSignIns } from "./failed-sign-ins.js";

const schema = buildSchema(`
  type Query { me: Int }
  type Mutation { register: Int login(email: String): Int other: Int }
`);
const silent = createLogger("test", "silent");

interface Request {
  readonly token?: string;
  readonly viewer?: Viewer;
  readonly cookie?: string;
  readonly address?: string;
  readonly fits?: boolean;
}

/** A check with a provider whose only valid token is "solved". */
function aCheck({ tolerated = 2, outcome }: { tolerated?: number; outcome?: () => Promise<CaptchaOutcome> } = {}) {
  const requested: string[] = [];
  const provider: CaptchaProvider = {
    widget: { siteKey: "key", code: "", sources: { scripts: [], frames: [], connections: [], styles: [] } },
    verify: async ({ token, mutation }) => {
      requested.push(`${mutation} ${token}`);
      if (outcome) return outcome();
      return token === "solved" ? { kind: "passed" } : { kind: "refused", reason: "wrong" };
    },
  };
  const check = captchaCheck({
    name: "riddle",
    provider,
    mutations: new Set(["register", "login"]),
    failedSignIns: tolerated > 0 ? new FailedSignIns(tolerated, newMemoryCounter) : undefined,
    logger: silent,
  });
  const run = async (
    text: string,
    { token, viewer = nobody, cookie, address = "203.0.113.7", fits = true }: Request = {},
  ) => {
    const document = parse(text);
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    if (!operation) throw new Error("no operation");
    const context = {
      viewer,
      clientAddress: address,
      cookie,
      clientHeader: (name: string) => (name === "x-captcha-token" ? token : undefined),
      reply: { idempotencyReplayed: false },
    } as unknown as RouterContext;
    try {
      await check({ schema, document, operation, request: {}, contextValue: context, variablesFit: () => fits });
      return { code: "runs", fail: async () => context.reply.onFailedSignIn?.() };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { code: error.extensions.code, error, fail: async () => undefined };
    }
  };
  return { run, requested };
}

const person = (more: object = {}) =>
  ({ kind: "user", id: "u", username: "ada", role: "CUSTOMER", sessionId: "s", ...more }) as Viewer;

describe("a protected mutation", () => {
  test.each<[string, string, Request, string]>([
    ["without a token is refused", "mutation { register }", {}, "CAPTCHA_REQUIRED"],
    ["with a wrong token is refused", "mutation { register }", { token: "wrong" }, "CAPTCHA_REQUIRED"],
    ["with a token runs", "mutation { register }", { token: "solved" }, "runs"],
    ["in a fragment is refused", "mutation { ...F } fragment F on Mutation { a: register }", {}, "CAPTCHA_REQUIRED"],
    ["beside others runs with a token", "mutation { register other }", { token: "solved" }, "runs"],
    [
      "twice is refused with one token",
      "mutation { a: register b: register }",
      { token: "solved" },
      "CAPTCHA_REQUIRED",
    ],
    ["of a signed-in customer is refused", "mutation { register }", { viewer: person() }, "CAPTCHA_REQUIRED"],
    ["of an admin runs", "mutation { register }", { viewer: person({ role: "ADMIN" }) }, "runs"],
    ["of an API key runs", "mutation { register }", { viewer: person({ scopes: ["users"] }) }, "runs"],
    ["of a service runs", "mutation { register }", { viewer: person({ service: "crm" }) }, "runs"],
    ["with invalid variables is left to their check", "mutation { register }", { fits: false }, "runs"],
    ["with an endless token is refused", "mutation { register }", { token: "x".repeat(9000) }, "CAPTCHA_REQUIRED"],
  ])("%s", async (_case, text, request, code) => {
    expect((await aCheck().run(text, request)).code).toBe(code);
  });

  test.each([
    ["another mutation", "mutation { other }"],
    ["a query", "{ me }"],
  ])("%s needs none, and a token is not spent", async (_case, text) => {
    const { run, requested } = aCheck();
    expect((await run(text, { token: "solved" })).code).toBe("runs");
    expect(requested).toEqual([]);
  });

  test("is refused with what a client needs to draw the challenge", async () => {
    const { error } = await aCheck().run("mutation { register }");
    expect(error?.extensions).toMatchObject({
      captcha: { provider: "riddle", siteKey: "key", frame: "/captcha/frame" },
      http: { status: 403 },
    });
  });

  test.each<[string, () => Promise<CaptchaOutcome>]>([
    ["throws", async () => Promise.reject(new Error("down"))],
    ["returns something else", async () => ({ kind: "maybe" }) as unknown as CaptchaOutcome],
  ])("is refused when the provider %s", async (_case, outcome) => {
    const { code, error } = await aCheck({ outcome }).run("mutation { register }", { token: "solved" });
    expect([code, error?.extensions.http]).toEqual(["CAPTCHA_UNAVAILABLE", { status: 503 }]);
    expect(error?.message).not.toContain("down");
  });
});

describe("a sign-in", () => {
  const login = (email: string) => `mutation { login(email: "${email}") }`;

  async function failTwice({ run }: ReturnType<typeof aCheck>, request: Request = {}) {
    for (let attempt = 0; attempt < 2; attempt += 1) await (await run(login(" June@example.com"), request)).fail();
  }

  test("needs a captcha after the tolerated failures, however its address is written", async () => {
    const check = aCheck();
    await failTwice(check);
    expect((await check.run(login("june@example.com"), { address: "203.0.113.9" })).code).toBe("CAPTCHA_REQUIRED");
    expect((await check.run(login("june@example.com"), { token: "solved" })).code).toBe("runs");
    expect((await check.run(login("may@example.com"))).code).toBe("runs");
  });

  test("needs a captcha after one failure when one is tolerated", async () => {
    const check = aCheck({ tolerated: 1 });
    const first = await check.run(login("june@example.com"));
    expect(first.code).toBe("runs");
    await first.fail();
    expect((await check.run(login("june@example.com"))).code).toBe("CAPTCHA_REQUIRED");
  });

  test("that succeeds does not count", async () => {
    const check = aCheck();
    for (let attempt = 0; attempt < 9; attempt += 1)
      expect((await check.run(login("june@example.com"))).code).toBe("runs");
  });

  test("from a browser that has signed in before counts by its client address only", async () => {
    const check = aCheck();
    const known = { cookie: "a=b; __Host-souk_device=secret", address: "203.0.113.9" };
    await failTwice(check);
    expect((await check.run(login("june@example.com"), known)).code).toBe("runs");
  });

  test("needs a captcha after five times as many failures from its client address", async () => {
    const check = aCheck();
    for (let attempt = 0; attempt < 10; attempt += 1) await (await check.run(login(`${attempt}@example.com`))).fail();
    expect((await check.run(login("new@example.com"))).code).toBe("CAPTCHA_REQUIRED");
    expect((await check.run(login("new@example.com"), { address: "203.0.113.9" })).code).toBe("runs");
  });

  test("always needs a captcha when no failure is tolerated", async () => {
    expect((await aCheck({ tolerated: 0 }).run(login("june@example.com"))).code).toBe("CAPTCHA_REQUIRED");
  });
});
