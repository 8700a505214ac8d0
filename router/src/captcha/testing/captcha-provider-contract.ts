import type { CaptchaProvider } from "@souk/kernel/project/providers/captcha-provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

export interface CaptchaHarness extends AsyncDisposable {
  readonly provider: CaptchaProvider;
  /** Returns the token of a challenge that a person has solved. */
  readonly solve: () => string | Promise<string>;
  /** Makes the service of the provider unavailable. Absent for a provider that needs no service. */
  readonly breakService?: () => void | Promise<void>;
}

const origin = /^https?:\/\/(?:\*\.)?[\w.-]+(?::\d{1,5})?$/;

/** The tests that every captcha provider must pass. */
export function captchaProviderContract(open: () => Promise<CaptchaHarness>): void {
  describe("a captcha provider", () => {
    let harness: CaptchaHarness;

    beforeAll(async () => {
      harness = await open();
    });

    afterAll(async () => harness[Symbol.asyncDispose]());

    const verify = (token: string) =>
      harness.provider.verify(Object.freeze({ token, mutation: "register", clientAddress: "203.0.113.7" }));

    test("passes the token of a solved challenge", async () => {
      expect(await verify(await harness.solve())).toEqual({ kind: "passed" });
    });

    test("passes a token once", async () => {
      const token = await harness.solve();
      await verify(token);
      expect(await verify(token)).toMatchObject({ kind: "refused" });
    });

    test("passes a token once when it arrives twice at the same time", async () => {
      const token = await harness.solve();
      const outcomes = await Promise.all([verify(token), verify(token)]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["passed", "refused"]);
    });

    test.each([
      ["an invented token", "invented"],
      ["a token with other characters", "\u0000\r\n&secret=é"],
      ["a long token", "x".repeat(8192)],
    ])("refuses %s", async (_what, token) => {
      expect(await verify(token)).toMatchObject({ kind: "refused", reason: expect.any(String) });
    });

    test("has a widget that fits the policy of its frame", () => {
      const { siteKey, code, script, sources } = harness.provider.widget;
      expect(siteKey).not.toBe("");
      expect(code).not.toMatch(/<\/script/i);
      for (const source of Object.values(sources).flat()) expect(source).toMatch(origin);
      if (script !== undefined) expect(sources.scripts).toContain(new URL(script).origin);
    });

    test("throws when its service is not available", async () => {
      const { breakService, solve } = harness;
      if (!breakService) return;
      const token = await solve();
      await breakService();
      await expect(verify(token)).rejects.toBeInstanceOf(Error);
    });
  });
}
