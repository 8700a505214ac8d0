/**
 * The modules of each package that other projects may import, by package and subpath. Everything else that a package
 * exports is for Souk's own packages of the same version and may change in every version.
 */
export const publicApi: Readonly<Record<string, readonly string[]>> = {
  "@souk/client": [".", "./operations"],
  "@souk/embedded-postgres": [".", "./free-port", "./observed-process"],
  "@souk/federation-engine": [".", "./planning"],
  "@souk/notifications": ["./testing/mail-transport-contract"],
  "@souk/orders": ["./testing/tax-calculator-contract"],
  "@souk/payments": ["./provider", "./testing/provider-contract"],
  "@souk/router": ["./define-router", "./testing/captcha-provider-contract", "./testing/fake-siteverify"],
  "@souk/shipping": ["./testing/shipping-calculator-contract"],
  "@souk/shop": [".", "./config", "./nats-sink", "./kafka-sink"],
  "@souk/storefront": ["./config", "./extend"],
  "@souk/testing": ["."],
};

/**
 * Public modules without a report in `docs/api/`, because the build writes their names: the operations of the contract, whose
 * schema and rest of the contract are checked, and the keys of the texts.
 */
export const unreported: Readonly<Record<string, readonly string[]>> = {
  "@souk/client": ["./operations"],
  "@souk/storefront": ["./config"],
};

/** The file of `docs/api/` that describes a public module. */
export function reportName(packageName: string, subpath: string): string {
  return `${packageName.replace("@souk/", "")}${subpath.slice(1).replaceAll("/", ".")}.api.md`;
}
