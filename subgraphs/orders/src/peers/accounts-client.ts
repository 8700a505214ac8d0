import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { AccountsPeer, MatchingUsers } from "../domain/peers.js";
import { DefaultAddressDocument, FindUsersDocument, MatchingUsersDocument } from "./generated/accounts.js";

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

  async findUsers(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const representations = ids.map((id) => ({ __typename: "User", id }));
    const { _entities: users } = await this.peer.call(FindUsersDocument, { representations }, { idempotent: true });
    return new Set(users.flatMap((user) => (user && "id" in user ? [user.id] : [])));
  }
}
