import { expect, test } from "@jest/globals";
import { findModule, listPaymentOptions } from "./payment-options.js";
import type { PaymentPage } from "./payment-page.js";
import type { PaymentProvider } from "./payment-provider.js";
import { PaymentProviders } from "./payment-providers.js";

function provider(name: string, given: Partial<PaymentProvider> = {}): PaymentProvider {
  return { name, hasOwnCheckout: false, ...given } as PaymentProvider;
}

const page: PaymentPage = {
  kind: "ELEMENT",
  label: { en: "Card (Acme)", fr: "Carte (Acme)" },
  script: "https://acme.example/v1.js",
  module: "export const mount = async () => ({});",
  sources: { scripts: ["https://acme.example"], frames: [], connections: [] },
};

const sandbox = provider("sandbox");
const acme = provider("acme", { hasOwnCheckout: true, page });

test("lists the providers in their order, and one card form", () => {
  const providers = new PaymentProviders([acme, sandbox, provider("another card form")]);
  expect(listPaymentOptions({ providers })()).toEqual([
    {
      provider: "acme",
      kind: "ELEMENT",
      label: page.label,
      storesMethods: false,
      page: {
        module: expect.stringMatching(/^\/payments\/modules\/acme-[0-9a-f]{16}\.js$/),
        script: page.script,
        sources: page.sources,
      },
    },
    { provider: "sandbox", kind: "CARD", label: { en: "Card", fr: "Carte" }, storesMethods: true, page: null },
  ]);
});

test("a provider with its own checkout and no page is not offered to the storefront", () => {
  const providers = new PaymentProviders([provider("acme", { hasOwnCheckout: true })]);
  expect(listPaymentOptions({ providers })()).toEqual([]);
});

test("a provider that takes no new payments is not offered", () => {
  const providers = new PaymentProviders([sandbox], [acme]);
  expect(listPaymentOptions({ providers })().map((option) => option.provider)).toEqual(["sandbox"]);
});

test("serves the module of each provider under a name with its hash", () => {
  const nameOf = (module: string) => {
    const providers = new PaymentProviders([provider("acme", { hasOwnCheckout: true, page: { ...page, module } })]);
    const [option] = listPaymentOptions({ providers })();
    const name = option?.page?.module.split("/").at(-1) ?? "";
    expect(findModule({ providers })(name)).toBe(module);
    expect(findModule({ providers })("acme.js")).toBeNull();
    return name;
  };
  expect(nameOf("export const mount = 1;")).toBe(nameOf("export const mount = 1;"));
  expect(nameOf("export const mount = 2;")).not.toBe(nameOf("export const mount = 1;"));
});

test("a stored method without a provider belongs to the first, and only to one that charges methods", () => {
  const stripe = provider("stripe", { hasOwnCheckout: true, chargesMethods: true });
  expect(new PaymentProviders([stripe]).findOfMethod(null)).toBe(stripe);
  expect(new PaymentProviders([acme, sandbox]).findOfMethod(null)).toBeNull();
  expect(new PaymentProviders([acme], [sandbox]).findOfMethod("sandbox")).toBe(sandbox);
});
