import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { AccountsPeer, MatchingUsers } from "../domain/peers.js";
import { DefaultAddressDocument, MatchingUsersDocument } from "./generated/accounts.js";

export class AccountsClient implements AccountsPeer {
  constructor(private readonly peer: PeerClient) {}

  async defaultAddress(userId: string): Promise<PostalAddress | null> {
    const { defaultAddress } = await this.peer.call(DefaultAddressDocument, { userId }, { idempotent: true });
    return defaultAddress;
  }

  async matchingUsers(input: MatchingUsers): Promise<readonly string[]> {
    const { matchingUsers } = await this.peer.call(MatchingUsersDocument, { input }, { idempotent: true });
    return matchingUsers;
  }
}
