import type { Database } from "@souk/kernel/database/database";
import { integerFrom, violatedConstraint } from "@souk/kernel/database/database-error";
import { enqueueAll, type NewJob } from "@souk/kernel/jobs/outbox";
import type { Money } from "@souk/kernel/values/money";
import type { CardFace } from "../../domain/charge/card-face.js";
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
  /** Null when the money moved. */
  readonly declineCode: string | null;
  readonly card: CardFace | null;
  /** The end of the authorization; null when the money moves at once. */
  readonly authorizedUntil: Date | null;
  readonly bookedAt: Date;
}

export interface SandboxCapture {
  readonly idempotencyKey: string;
  readonly reference: string;
  readonly chargeReference: string;
  readonly amount: Money;
  readonly isLast: boolean;
  readonly bookedAt: Date;
}

export interface SandboxRefund {
  readonly idempotencyKey: string;
  readonly reference: string;
  readonly chargeReference: string;
  readonly amount: Money;
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
  readonly authorized_until: Date | null;
  readonly booked_at: Date;
}

interface RefundRow {
  readonly idempotency_key: string;
  readonly reference: string;
  readonly charge_reference: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly booked_at: Date;
}

/** The sandbox bank's own ledger. Only the bank reads and writes it, and it never holds a card number or a CVC. */
export class SandboxLedger {
  constructor(private readonly database: Database) {}

  /** Adds a card and deletes up to a hundred expired ones. */
  async addCard({ token, brand, last4, behavior, expiresAt }: SandboxCard, now: Date): Promise<void> {
    await this.database.manager.query(
      `with expired as (
         delete from cards
         where token in (select token from cards where expires_at <= $6 order by expires_at limit 100)
       )
       insert into cards (token, brand, last4, behavior, expires_at) values ($1, $2, $3, $4, $5)`,
      [token, brand, last4, behavior, expiresAt, now],
    );
  }

  async findCard(token: string): Promise<SandboxCard | null> {
    const [card]: SandboxCard[] = await this.database.manager.query(
      `select token, brand, last4, behavior, expires_at as "expiresAt" from cards where token = $1`,
      [token],
    );
    return card ?? null;
  }

  /**
   * Records the charges whose keys are new, and enqueues `jobs` in the same transaction; returns the keys of these
   * charges.
   */
  async bookCharges(charges: readonly SandboxCharge[], jobs: readonly NewJob[] = []): Promise<ReadonlySet<string>> {
    return this.withJobs(
      jobs,
      (manager) => insertCharges(manager, charges),
      (keys) => keys.size > 0,
    );
  }

  async findCharge(idempotencyKey: string): Promise<SandboxCharge | null> {
    const [row]: ChargeRow[] = await this.database.manager.query(`select * from charges where idempotency_key = $1`, [
      idempotencyKey,
    ]);
    return row ? chargeFrom(row) : null;
  }

  /**
   * Returns false, and enqueues no jobs, when its key is already recorded, the charge is unknown, or less than the
   * amount remains of the charge.
   */
  async bookRefund(refund: SandboxRefund, jobs: readonly NewJob[] = []): Promise<boolean> {
    try {
      return await this.withJobs(
        jobs,
        (manager) => insertRefund(manager, refund),
        (isBooked) => isBooked,
      );
    } catch (error) {
      // The same key arrived twice at once.
      if (violatedConstraint(error) === "refunds_pkey") return false;
      throw error;
    }
  }

  async findRefund(idempotencyKey: string): Promise<SandboxRefund | null> {
    const [row]: RefundRow[] = await this.database.manager.query(
      `select r.*, c.currency from refunds r join charges c on c.reference = r.charge_reference
       where r.idempotency_key = $1`,
      [idempotencyKey],
    );
    return row ? refundFrom(row) : null;
  }

  /**
   * Returns the capture of the key, an earlier one too; null when the charge has less than the amount left, or its
   * authorization has ended. Releases the rest of the authorization after the last capture.
   */
  async bookCapture(capture: SandboxCapture): Promise<SandboxCapture | null> {
    const { idempotencyKey, reference, chargeReference, amount, isLast, bookedAt } = capture;
    try {
      await this.database.manager.query(
        `with charge as (
           update charges set captured_minor = captured_minor + $4,
             released_at = case when $7 then $6 else released_at end
           where reference = $3 and currency = $5 and decline_code is null and released_at is null
             and authorized_until > $6 and captured_minor + $4 <= amount_minor
             and not exists (select 1 from captures where idempotency_key = $1)
           returning reference
         )
         insert into captures (idempotency_key, reference, charge_reference, amount_minor, booked_at)
         select $1, $2, charge.reference, $4, $6 from charge`,
        [idempotencyKey, reference, chargeReference, amount.amountMinor, amount.currency, bookedAt, isLast],
      );
    } catch (error) {
      // The same key arrived twice at once.
      if (violatedConstraint(error) !== "captures_pkey") throw error;
    }
    return this.findCapture(idempotencyKey);
  }

  /** Releases what is not captured of an authorization. */
  async release(chargeReference: string, at: Date): Promise<void> {
    await this.database.manager.query(
      `update charges set released_at = $2 where reference = $1 and authorized_until is not null and released_at is null`,
      [chargeReference, at],
    );
  }

  private async findCapture(idempotencyKey: string): Promise<SandboxCapture | null> {
    const [row]: RefundRow[] = await this.database.manager.query(
      `select c.*, charge.currency from captures c join charges charge on charge.reference = c.charge_reference
       where c.idempotency_key = $1`,
      [idempotencyKey],
    );
    return row ? { ...refundFrom(row), isLast: false } : null;
  }

  private async withJobs<Booked>(
    jobs: readonly NewJob[],
    book: (manager: Manager) => Promise<Booked>,
    isBooked: (booked: Booked) => boolean,
  ): Promise<Booked> {
    if (jobs.length === 0) return book(this.database.manager);
    return this.database.transaction(async (manager) => {
      const booked = await book(manager);
      if (isBooked(booked)) await enqueueAll(manager, jobs);
      return booked;
    });
  }
}

type Manager = Database["manager"];

async function insertCharges(manager: Manager, charges: readonly SandboxCharge[]): Promise<ReadonlySet<string>> {
  const booked: { idempotency_key: string }[] = await manager.query(
    `insert into charges
     select * from json_populate_recordset(null::charges, $1::json)
     on conflict (idempotency_key) do nothing returning idempotency_key`,
    [JSON.stringify(charges.map(rowFrom))],
  );
  return new Set(booked.map(({ idempotency_key: key }) => key));
}

async function insertRefund(manager: Manager, refund: SandboxRefund): Promise<boolean> {
  const { idempotencyKey, reference, chargeReference, amount, bookedAt } = refund;
  const booked: unknown[] = await manager.query(
    `with charge as (
       update charges set refunded_minor = refunded_minor + $4
       where reference = $3 and currency = $5 and decline_code is null and refunded_minor + $4 <= coalesce(captured_minor, amount_minor)
         and not exists (select 1 from refunds where idempotency_key = $1)
       returning reference
     )
     insert into refunds (idempotency_key, reference, charge_reference, amount_minor, booked_at)
     select $1, $2, charge.reference, $4, $6 from charge returning reference`,
    [idempotencyKey, reference, chargeReference, amount.amountMinor, amount.currency, bookedAt],
  );
  return booked.length === 1;
}

function rowFrom(charge: SandboxCharge) {
  const { idempotencyKey, reference, amount, description, declineCode, card, authorizedUntil, bookedAt } = charge;
  return {
    authorized_until: authorizedUntil,
    captured_minor: authorizedUntil && 0,
    idempotency_key: idempotencyKey,
    reference,
    amount_minor: amount.amountMinor,
    currency: amount.currency,
    description,
    decline_code: declineCode,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? null,
    refunded_minor: 0,
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
    authorizedUntil: row.authorized_until,
    bookedAt: row.booked_at,
  };
}

function refundFrom(row: RefundRow): SandboxRefund {
  return {
    idempotencyKey: row.idempotency_key,
    reference: row.reference,
    chargeReference: row.charge_reference,
    amount: { amountMinor: integerFrom(row.amount_minor), currency: row.currency },
    bookedAt: row.booked_at,
  };
}
