import type { Database } from "@souk/kernel/database";
import { integerFrom } from "@souk/kernel/database-error";
import type { Money } from "@souk/kernel/money";
import type { CardFace } from "../../domain/payment.js";
import type { CardBehavior } from "./sandbox-cards.js";

export interface SandboxCard extends CardFace {
  readonly token: string;
  readonly behavior: CardBehavior;
  readonly expiresAt: Date;
}

export interface SandboxCharge {
  readonly idempotencyKey: string;
  readonly reference: string;
  readonly amount: Money;
  readonly description: string;
  /** Null: the money moved. */
  readonly declineCode: string | null;
  readonly card: CardFace | null;
  readonly bookedAt: Date;
}

interface ChargeRow {
  readonly idempotency_key: string;
  readonly reference: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly description: string;
  readonly decline_code: string | null;
  readonly brand: string | null;
  readonly last4: string | null;
  readonly booked_at: Date;
}

/** The sandbox bank's own books. Nothing else reads or writes them, and they never hold a card number or a CVC. */
export class SandboxBooks {
  constructor(private readonly database: Database) {}

  /** Up to a hundred cards that have expired go as one comes. */
  async addCard({ token, brand, last4, behavior, expiresAt }: SandboxCard, now: Date): Promise<void> {
    await this.database.manager.query(
      `with expired as (
         delete from sandbox_bank.cards
         where token in (select token from sandbox_bank.cards where expires_at <= $6 order by expires_at limit 100)
       )
       insert into sandbox_bank.cards (token, brand, last4, behavior, expires_at) values ($1, $2, $3, $4, $5)`,
      [token, brand, last4, behavior, expiresAt, now],
    );
  }

  async findCard(token: string): Promise<SandboxCard | null> {
    const [card]: SandboxCard[] = await this.database.manager.query(
      `select token, brand, last4, behavior, expires_at as "expiresAt" from sandbox_bank.cards where token = $1`,
      [token],
    );
    return card ?? null;
  }

  /** Books the charges whose keys are not in the books; answers with the keys of those. */
  async bookCharges(charges: readonly SandboxCharge[]): Promise<ReadonlySet<string>> {
    const booked: { idempotency_key: string }[] = await this.database.manager.query(
      `insert into sandbox_bank.charges
       select * from json_populate_recordset(null::sandbox_bank.charges, $1::json)
       on conflict (idempotency_key) do nothing returning idempotency_key`,
      [JSON.stringify(charges.map(rowFrom))],
    );
    return new Set(booked.map(({ idempotency_key: key }) => key));
  }

  async findCharge(idempotencyKey: string): Promise<SandboxCharge | null> {
    const [row]: ChargeRow[] = await this.database.manager.query(
      `select * from sandbox_bank.charges where idempotency_key = $1`,
      [idempotencyKey],
    );
    return row ? chargeFrom(row) : null;
  }
}

function rowFrom({ idempotencyKey, reference, amount, description, declineCode, card, bookedAt }: SandboxCharge) {
  return {
    idempotency_key: idempotencyKey,
    reference,
    amount_minor: amount.amountMinor,
    currency: amount.currency,
    description,
    decline_code: declineCode,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? null,
    booked_at: bookedAt,
  };
}

function chargeFrom(row: ChargeRow): SandboxCharge {
  return {
    idempotencyKey: row.idempotency_key,
    reference: row.reference,
    amount: { amountMinor: integerFrom(row.amount_minor), currency: row.currency },
    description: row.description,
    declineCode: row.decline_code,
    card: row.brand === null || row.last4 === null ? null : { brand: row.brand, last4: row.last4 },
    bookedAt: row.booked_at,
  };
}
