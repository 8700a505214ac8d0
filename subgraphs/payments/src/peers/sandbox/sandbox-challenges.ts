import type { Database } from "@souk/kernel/database/database";
import { integerFrom } from "@souk/kernel/database/database-error";
import type { Money } from "@souk/kernel/values/money";
import type { CardFace } from "../../domain/charge/card-face.js";

/** A charge that the bank makes after its buyer has approved it. Anyone with the token may approve. */
export interface SandboxChallenge {
  readonly idempotencyKey: string;
  readonly token: string;
  readonly amount: Money;
  readonly description: string;
  readonly card: CardFace;
  readonly openedAt: Date;
  readonly isCapturedLater: boolean;
}

interface ChallengeRow {
  readonly idempotency_key: string;
  readonly token: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly description: string;
  readonly brand: string;
  readonly last4: string;
  readonly opened_at: Date;
  readonly is_captured_later: boolean;
}

/**
 * The open questions of the sandbox bank to buyers. A challenge is open while the ledger has no charge with its key.
 */
export class SandboxChallenges {
  constructor(private readonly database: Database) {}

  /** Returns the challenge of the key: the new one, or an existing one. */
  async openChallenge(challenge: SandboxChallenge): Promise<void> {
    const { idempotencyKey, token, amount, description, card, openedAt, isCapturedLater } = challenge;
    const charge = [idempotencyKey, token, amount.amountMinor, amount.currency, description];
    await this.database.manager.query(
      `insert into challenges (idempotency_key, token, amount_minor, currency, description, brand, last4, opened_at,
                               is_captured_later)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (idempotency_key) do nothing`,
      [...charge, card.brand, card.last4, openedAt, isCapturedLater],
    );
  }

  findChallenge(idempotencyKey: string): Promise<SandboxChallenge | null> {
    return this.findBy("idempotency_key", idempotencyKey);
  }

  findByToken(token: string): Promise<SandboxChallenge | null> {
    return this.findBy("token", token);
  }

  private async findBy(column: "idempotency_key" | "token", value: string): Promise<SandboxChallenge | null> {
    const [row]: ChallengeRow[] = await this.database.manager.query(`select * from challenges where ${column} = $1`, [
      value,
    ]);
    if (!row) return null;
    return {
      idempotencyKey: row.idempotency_key,
      token: row.token,
      amount: { amountMinor: integerFrom(row.amount_minor), currency: row.currency },
      description: row.description,
      card: { brand: row.brand, last4: row.last4 },
      openedAt: row.opened_at,
      isCapturedLater: row.is_captured_later,
    };
  }
}
