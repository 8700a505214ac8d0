import { readSettings, type Environment } from "@souk/kernel/config/config-reader";
import { noProject, projectOf, type LoadedProject } from "@souk/kernel/project/project";
import type { CaptchaPlugin } from "@souk/kernel/project/providers/captcha-provider";
import { describe, expect, test } from "vitest";
import { readCaptchaSettings } from "./captcha-settings.js";
import { captchaProviderContract } from "./testing/captcha-provider-contract.js";
import { openFakeSiteverify } from "./testing/fake-siteverify.js";

const schema = `type Mutation { register: Int login: Int requestOrderLink: Int saveReview: Int }`;
const account = { CAPTCHA_SITE_KEY: "site-key", CAPTCHA_SECRET: "secret" };
const plugin: CaptchaPlugin = {
  name: "riddle",
  settings: { RIDDLE_KEY: "required" },
  open: ({ RIDDLE_KEY: siteKey = "" }) => ({
    widget: { siteKey, code: "", sources: { scripts: [], frames: [], connections: [], styles: [] } },
    verify: async () => ({ kind: "passed" }),
  }),
};
const withRiddle: LoadedProject = { ...noProject, project: projectOf({ captcha: { provider: plugin } }) };

const read = (environment: Environment, project = noProject) =>
  readSettings("router", environment, (reader) => readCaptchaSettings(reader, schema), project);

describe("the provider", () => {
  test.each<[string, Environment, LoadedProject, string | undefined]>([
    ["there is none without a setting", {}, noProject, undefined],
    ["a setting chooses one", { ...account, CAPTCHA_PROVIDER: "hcaptcha" }, noProject, "hcaptcha"],
    ["a project has its own", { RIDDLE_KEY: "key" }, withRiddle, "riddle"],
    ["a setting replaces the project's", { ...account, CAPTCHA_PROVIDER: "turnstile" }, withRiddle, "turnstile"],
    ["a setting turns the project's off", { CAPTCHA_PROVIDER: "off" }, withRiddle, undefined],
  ])("%s", (_case, environment, project, name) => {
    expect(read(environment, project)?.name).toBe(name);
  });

  test("the provider of the project gets its settings", async () => {
    const { widget } = (await read({ RIDDLE_KEY: "key" }, withRiddle)?.open()) ?? {};
    expect(widget?.siteKey).toBe("key");
  });
});

test.each<[string, Environment, LoadedProject, RegExp]>([
  ["an unknown provider", { CAPTCHA_PROVIDER: "friendly" }, noProject, /must be one of off, turnstile, hcaptcha$/m],
  [
    "a service without keys",
    { CAPTCHA_PROVIDER: "turnstile" },
    noProject,
    /CAPTCHA_SITE_KEY +is missing\s+CAPTCHA_SECRET +is missing/,
  ],
  ["an own provider without its settings", {}, withRiddle, /RIDDLE_KEY +is missing/],
  [
    "an unknown mutation",
    { RIDDLE_KEY: "key", CAPTCHA_MUTATIONS: "register,saveRevue" },
    withRiddle,
    /"saveRevue" is no mutation of the graph; did you mean saveReview\?/,
  ],
])("%s is a fault", (_case, environment, project, message) => {
  expect(() => read(environment, project)).toThrow(message);
});

test("registration, sign-ins after three failures and the look-up of orders are protected by default", () => {
  const { mutations, toleratedSignIns } = read({ RIDDLE_KEY: "key" }, withRiddle) ?? {};
  expect([...(mutations ?? [])]).toEqual(["register", "login", "requestOrderLink"]);
  expect(toleratedSignIns).toBe(3);
});

describe.each(["turnstile", "hcaptcha"])("%s", (name) => {
  captchaProviderContract(async () => {
    const service = await openFakeSiteverify("secret");
    const { verifyUrl: CAPTCHA_VERIFY_URL, scriptUrl: CAPTCHA_SCRIPT_URL } = service;
    const settings = read({ ...account, CAPTCHA_PROVIDER: name, CAPTCHA_VERIFY_URL, CAPTCHA_SCRIPT_URL });
    if (!settings) throw new Error("there is no provider");
    return {
      provider: await settings.open(),
      solve: service.solve,
      breakService: () => service.answerWith("unavailable"),
      [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
    };
  });

  test("sends the secret, the site key and the client's address, and a wrong secret is a fault of the shop", async () => {
    await using service = await openFakeSiteverify("another");
    const { verifyUrl: CAPTCHA_VERIFY_URL } = service;
    const provider = await read({ ...account, CAPTCHA_PROVIDER: name, CAPTCHA_VERIFY_URL })?.open();
    const attempt = { token: service.solve(), mutation: "register", clientAddress: "203.0.113.7" };
    await expect(provider?.verify(attempt)).rejects.toThrow("invalid-input-secret");
    const { token: response, clientAddress: remoteip } = attempt;
    expect(service.verifications).toEqual([{ secret: "secret", sitekey: "site-key", response, remoteip }]);
  });
});
