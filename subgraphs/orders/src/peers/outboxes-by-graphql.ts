import { PeerClient } from "@souk/kernel/peers/peer-client";
import { calleesOf } from "@souk/kernel/subgraph/service-calls";
import type { ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { OutboxPeer, Outboxes } from "../domain/repair/failed-delivery.js";
// the operations of of-several/ are the same for every callee
import { FailedJobsDocument, RetryFailedJobDocument } from "./generated/accounts.js";
import { OutboxClient } from "./outbox-client.js";

/** Returns the own outbox and GraphQL clients for the outboxes of all services that let orders read failed jobs. */
export function outboxesByGraphql(
  own: OutboxPeer,
  { peer, serviceTokens }: Pick<ServiceContext, "peer" | "serviceTokens">,
): Outboxes {
  const others = calleesOf("orders", "failedJobs").map((callee): [string, OutboxPeer] => {
    const client = new PeerClient({ caller: "orders", callee, transport: peer(callee), serviceTokens });
    return [callee, new OutboxClient(client, { FailedJobsDocument, RetryFailedJobDocument })];
  });
  return new Map([["orders", own], ...others]);
}
