import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { AccountsPeer, StudentProfile } from "../domain/peers.js";
import { FindStudentsDocument, MatchStudentsDocument, type MatchingUsersInput } from "./generated/accounts.js";

/** Calls the accounts subgraph by GraphQL. */
export class AccountsClient implements AccountsPeer {
  constructor(private readonly peer: PeerClient) {}

  async findProfiles(userIds: readonly string[]): Promise<readonly StudentProfile[]> {
    const representations = userIds.map((id) => ({ __typename: "User", id }));
    const { _entities: users } = await this.peer.call(FindStudentsDocument, { representations }, { idempotent: true });
    return users.flatMap((user) =>
      user && "email" in user ? [{ id: user.id, email: user.email, fullName: user.fullName ?? null }] : [],
    );
  }

  async match(userIds: readonly string[], search: string): Promise<readonly string[]> {
    const input = { search, among: [...userIds] };
    return this.matching(input);
  }

  async findByEmails(emails: readonly string[]): Promise<readonly StudentProfile[]> {
    const ids = await this.matching({ emails: [...emails] });
    return ids.length === 0 ? [] : this.findProfiles(ids);
  }

  private async matching(input: MatchingUsersInput): Promise<readonly string[]> {
    return (await this.peer.call(MatchStudentsDocument, { input }, { idempotent: true })).matchingUsers;
  }
}
