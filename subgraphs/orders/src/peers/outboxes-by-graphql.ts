import { PeerClient } from "@souk/kernel/peer-client";
import type { Surroundings } from "@souk/kernel/subgraph";
import type { Outbox, Outboxes } from "../domain/failed-delivery.js";
import * as accounts from "./generated/accounts.js";
import * as catalog from "./generated/catalog.js";
import * as courses from "./generated/courses.js";
import * as inventory from "./generated/inventory.js";
import * as notifications from "./generated/notifications.js";
import * as payments from "./generated/payments.js";
import * as shipping from "./generated/shipping.js";
import { OutboxClient, type OutboxOperations } from "./outbox-client.js";

/** Every other service that has an outbox. */
const operations: Readonly<Record<string, OutboxOperations>> = {
  accounts,
  catalog,
  courses,
  inventory,
  notifications,
  payments,
  shipping,
};

/** Orders' own outbox and, by their GraphQL, those of the others. */
export function outboxesByGraphql(
  own: Outbox,
  { peer, serviceTokens }: Pick<Surroundings, "peer" | "serviceTokens">,
): Outboxes {
  const others = Object.entries(operations).map(([callee, documents]): [string, Outbox] => {
    const client = new PeerClient({ caller: "orders", callee, transport: peer(callee), serviceTokens });
    return [callee, new OutboxClient(client, documents)];
  });
  return new Map([["orders", own], ...others]);
}
