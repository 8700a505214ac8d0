import type { Database } from "@souk/kernel/database/database";
import type { StoredToken, TokenStore } from "../../domain/providers/reseal-tokens.js";

/** Reads and replaces the providers' tokens in all tables of payments. */
export class TokenRepository implements TokenStore {
  constructor(private readonly database: Database) {}

  async listTokens(
    place: StoredToken["place"],
    { than, afterId, limit }: { readonly than: string; readonly afterId: string; readonly limit: number },
  ): Promise<readonly StoredToken[]> {
    // A settled payment has no token.
    const rows: { id: string; token: string }[] = await this.database.manager.query(
      `select id, card_token as token from ${place}
       where card_token is not null and not starts_with(card_token, $1) and id > $2
         ${place === "payments" ? "and status = 'PENDING'" : ""}
       order by id limit $3`,
      [than, afterId, limit],
    );
    return rows.map((row) => ({ place, ...row }));
  }

  async replaceToken({ place, id, token }: StoredToken, newToken: string): Promise<void> {
    await this.database.manager.query(`update ${place} set card_token = $3 where id = $1 and card_token = $2`, [
      id,
      token,
      newToken,
    ]);
  }
}
