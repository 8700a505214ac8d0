import type { FileUse } from "@souk/kernel/file-uses/file-uses";
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
  const services = Object.entries(operationsByService).map(
    ([service, { FileUsesDocument }]) =>
      async (keys: readonly string[]): Promise<readonly FileUse[]> =>
        (await peer(service).call(FileUsesDocument, { keys: [...keys] }, { idempotent: true })).fileUses,
  );
  return {
    usesOf: async (keys) =>
      keys.length === 0 ? [] : (await Promise.all(services.map((usesOf) => usesOf(keys)))).flat(),
    replacePicture: async (from, to) => {
      const calls = Object.entries(operationsByService).map(([service, { ReplacePictureDocument }]) =>
        peer(service).call(ReplacePictureDocument, { from, to }, { idempotent: true }),
      );
      await Promise.all(calls);
    },
  };
}
