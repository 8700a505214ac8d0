import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { FileUsesPeer } from "../domain/peers.js";
import * as accounts from "./generated/accounts.js";
import * as catalog from "./generated/catalog.js";
import * as courses from "./generated/courses.js";
import * as orders from "./generated/orders.js";
import * as reviews from "./generated/reviews.js";

const operationsByService = { accounts, catalog, courses, orders, reviews };

/** Calls every subgraph that uses files, all at the same time. */
export function fileUsesClients(peer: (callee: string) => PeerClient): FileUsesPeer {
  const services = Object.entries(operationsByService).map(([name, operations]) => ({
    client: peer(name),
    ...operations,
  }));
  return {
    usesOf: async (keys) => {
      if (keys.length === 0) return [];
      const calls = services.map(({ client, FileUsesDocument }) =>
        client.call(FileUsesDocument, { keys: [...keys] }, { idempotent: true }),
      );
      return (await Promise.all(calls)).flatMap(({ fileUses }) => fileUses);
    },
    replacePicture: async (from, to) => {
      const calls = services.map(({ client, ReplacePictureDocument }) =>
        client.call(ReplacePictureDocument, { from, to }, { idempotent: true }),
      );
      await Promise.all(calls);
    },
  };
}
