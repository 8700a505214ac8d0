import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Recipient, AccountsPeer } from "../domain/peers.js";
import { FindAdministratorsDocument, FindRecipientDocument } from "./generated/accounts.js";
import { isLocale } from "@souk/kernel/values/locale";

/** Calls accounts' GraphQL API. */
export class AccountsClient implements AccountsPeer {
  constructor(private readonly peer: PeerClient) {}

  async findRecipient(userId: string): Promise<Recipient | null> {
    const representations = [{ __typename: "User", id: userId }];
    const { _entities: users } = await this.peer.call(FindRecipientDocument, { representations }, { idempotent: true });
    const [user] = users;
    if (!user || !("email" in user)) return null;
    const { email, fullName, locale, chosenLocale } = user;
    return {
      email,
      fullName: fullName ?? null,
      locale: isLocale(locale) ? locale : null,
      chosenLocale: isLocale(chosenLocale) ? chosenLocale : null,
    };
  }

  async findAdministrators(): Promise<readonly string[]> {
    const { administrators } = await this.peer.call(FindAdministratorsDocument, {}, { idempotent: true });
    return administrators;
  }
}
