import type { Environment } from "@souk/kernel/config/config-reader";

/** The shop's one currency, by the setting CURRENCY that the subgraphs read. */
export function shopCurrency(environment: Environment): string {
  return environment.CURRENCY?.trim() || "CAD";
}
