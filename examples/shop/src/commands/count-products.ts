import type { ProjectCommand } from "@souk/shop/config";

const query = `{ products(first: 1) { totalCount } }`;

/** `souk run count-products [ADDRESS]` */
export const countProducts: ProjectCommand = {
  summary: "prints the number of products on sale in a running shop",
  async run({ args: [address = "http://localhost:4000"], out, printError, signal }) {
    const headers = { "content-type": "application/json" };
    const request = { method: "POST", headers, body: JSON.stringify({ query }), signal };
    const response = await fetch(`${address}/graphql`, request).catch(() => null);
    if (!response?.ok) {
      printError(`no shop answers at ${address}`);
      return 1;
    }
    const { data } = (await response.json()) as { data: { products: { totalCount: number } } };
    out(String(data.products.totalCount));
    return 0;
  },
};
