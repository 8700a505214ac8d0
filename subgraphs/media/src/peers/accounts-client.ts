import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { AccountsPeer, MediaUse } from "../domain/peers.js";
import { AvatarUsesDocument } from "./generated/accounts.js";

/** Calls the accounts subgraph by GraphQL. */
export class AccountsClient implements AccountsPeer {
  constructor(private readonly peer: PeerClient) {}

  async usesOf(checksums: readonly string[]): Promise<readonly MediaUse[]> {
    if (checksums.length === 0) return [];
    const input = { checksums: [...checksums] };
    const { avatarUses } = await this.peer.call(AvatarUsesDocument, { input }, { idempotent: true });
    return avatarUses.map(({ checksum: key, userId: id, name }) => ({ key, typename: "User", id, name, ownerId: id }));
  }
}
