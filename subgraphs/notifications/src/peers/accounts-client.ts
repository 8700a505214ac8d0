import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Recipient, RecipientDirectory } from "../domain/recipient-directory.js";
import { FindRecipientDocument } from "./generated/accounts.js";

/** Calls accounts' GraphQL API. */
export class AccountsClient implements RecipientDirectory {
  constructor(private readonly peer: PeerClient) {}

  async findRecipient(userId: string): Promise<Recipient | null> {
    const representations = [{ __typename: "User", id: userId }];
    const { _entities: users } = await this.peer.call(FindRecipientDocument, { representations }, { idempotent: true });
    const [user] = users;
    return user && "email" in user ? { email: user.email, fullName: user.fullName ?? null } : null;
  }
}
