import type { SubgraphPage } from "@souk/kernel/subgraph/subgraph";
import { modulesPath } from "../domain/providers/payment-options.js";

/** Serves the modules that show the providers' forms in the browser. */
export function paymentModules(find: (file: string) => string | null): SubgraphPage {
  return {
    path: `${modulesPath}:file`,
    answer: async ({ file = "" }) => {
      const body = find(file);
      if (body === null) return { status: 404, contentType: "text/plain; charset=utf-8", body: "Not found" };
      return { status: 200, contentType: "text/javascript; charset=utf-8", body };
    },
  };
}
