import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Accounts, MatchingUsers } from "../domain/order-peers.js";
import { MatchingUsersDocument } from "./generated/accounts.js";

export class AccountsClient implements Accounts {
  constructor(private readonly peer: PeerClient) {}

  async matchingUsers(input: MatchingUsers): Promise<readonly string[]> {
    const { matchingUsers } = await this.peer.call(MatchingUsersDocument, { input }, { idempotent: true });
    return matchingUsers;
  }
}
