import { ShopClient, type Operation } from "@souk/client";
import type { ProjectCommand } from "@souk/shop/config";

interface Added {
  readonly createWebhookEndpoint: { readonly secret?: string; readonly message?: string } | null;
}

const addEndpoint: Operation<Added, { url: string }> = `mutation ($url: String!) {
  createWebhookEndpoint(input: { url: $url, events: ["order.paid"] }) {
    ... on WebhookSecret { secret }
    ... on Problem { message }
  }
}`;

/** `souk run add-webhook URL`: the system at this address receives every paid order. */
export const addWebhook: ProjectCommand = {
  summary: "adds a webhook for paid orders and prints its secret",
  async run({ args: [url = ""], environment, out, printError }) {
    const { SHOP_URL = "http://localhost:4000", ADMIN_EMAIL: email = "", ADMIN_PASSWORD: password = "" } = environment;
    const shop = new ShopClient({ url: `${SHOP_URL}/graphql` });
    await shop.signIn({ email, password });
    const { createWebhookEndpoint: added } = await shop.send(addEndpoint, { url });
    if (added?.secret !== undefined) out(added.secret);
    else printError(added?.message ?? "no answer");
    return added?.secret === undefined ? 1 : 0;
  },
};
