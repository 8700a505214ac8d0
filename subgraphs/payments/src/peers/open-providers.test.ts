import { expect, test } from "@jest/globals";
import { OpenProviders } from "./open-providers.js";

const whole = Object.fromEntries(
  ["tokenize", "charge", "cancel", "proves", "find", "refund", "findRefund", "readWebhook"].map((call) => [
    call,
    async () => null,
  ]),
);

/** Opens a provider of a project that is not what its type says. */
const opening = (provider: object) => {
  const plugin = {
    name: "acme",
    settings: {},
    open: async () => ({ name: "acme", hasOwnCheckout: true, ...provider }),
  };
  const settings = { offered: [{ name: "plugin", plugin, settings: {} }], others: [] } as unknown;
  return OpenProviders.open(settings as Parameters<typeof OpenProviders.open>[0], {} as never);
};

test.each([
  ["a call", { ...whole, find: undefined }, "lacks find"],
  ["its kind of checkout", { ...whole, hasOwnCheckout: undefined }, "lacks hasOwnCheckout"],
  ["the calls of a later capture", { ...whole, capturesLater: true }, "lacks capture, release"],
  ["its name", { ...whole, name: "gold" }, "calls itself gold"],
])("a provider of a project without %s is refused by name", async (_what, provider, complaint) => {
  await expect(opening(provider)).rejects.toThrow(`the payment provider acme ${complaint}`);
});

test("a provider of a project with all calls is opened", async () => {
  await using open = await opening(whole);
  expect(open.providers.offered.map(({ name }) => name)).toEqual(["acme"]);
});
