import { PeerClient } from "@souk/kernel/peers/peer-client";
import type { ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { OrderPeers } from "../domain/peers.js";
import { AccountsClient } from "./accounts-client.js";
import { CartClient } from "./cart-client.js";
import { CatalogClient } from "./catalog-client.js";
import { CoursesClient } from "./courses-client.js";
import { InventoryClient } from "./inventory-client.js";
import { NotificationsClient } from "./notifications-client.js";
import { PaymentsClient } from "./payments-client.js";
import { ReviewsClient } from "./reviews-client.js";
import { ShippingClient } from "./shipping-client.js";

/** Returns GraphQL clients for the other services. */
export function orderPeersByGraphql({
  peer,
  serviceTokens,
}: Pick<ServiceContext, "peer" | "serviceTokens">): OrderPeers {
  const client = (callee: string): PeerClient =>
    new PeerClient({ caller: "orders", callee, transport: peer(callee), serviceTokens });
  return {
    accounts: new AccountsClient(client("accounts")),
    carts: new CartClient(client("cart")),
    catalog: new CatalogClient(client("catalog")),
    inventory: new InventoryClient(client("inventory")),
    courses: new CoursesClient(client("courses")),
    shipping: new ShippingClient(client("shipping")),
    payments: new PaymentsClient(client("payments")),
    mails: new NotificationsClient(client("notifications")),
    reviews: new ReviewsClient(client("reviews")),
  };
}
