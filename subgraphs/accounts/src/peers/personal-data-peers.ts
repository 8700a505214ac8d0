import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { DataKeeper } from "../domain/personal-data/personal-data-peer.js";
import { DataKeeperClient, type DataKeeperOperations } from "./personal-data-client.js";
import * as cart from "./generated/cart.js";
import * as courses from "./generated/courses.js";
import * as notifications from "./generated/notifications.js";
import * as orders from "./generated/orders.js";
import * as payments from "./generated/payments.js";
import * as shipping from "./generated/shipping.js";

const keepers: Readonly<Record<string, DataKeeperOperations>> = {
  cart,
  orders,
  payments,
  shipping,
  notifications,
  courses,
};

/** Returns every service that stores personal data, except accounts. Catalog and inventory store only products. */
export function dataKeepers(peer: (callee: string) => PeerClient): readonly DataKeeper[] {
  return Object.entries(keepers).map(
    ([service, operations]) => new DataKeeperClient(service, peer(service), operations),
  );
}
