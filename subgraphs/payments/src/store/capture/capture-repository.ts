import type { Database } from "@souk/kernel/database/database";
import { integerFrom, violatedConstraint } from "@souk/kernel/database/database-error";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type {
  Capture,
  CaptureSettlement,
  CaptureStore,
  NewCapture,
  PendingCapture,
} from "../../domain/capture/capture.js";

interface CaptureRow {
  readonly id: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly status: string;
  readonly amountMinor: string;
  readonly beforeMinor: string;
  readonly currency: string;
  readonly isLast: boolean;
  readonly idempotencyKey: string;
  readonly provider: string;
  readonly chargeKey: string;
  readonly chargeReference: string;
  readonly refusalCode: string | null;
}

/** The columns of a capture `c`, with those that come from its payment `p`. */
const captureColumns = `
  c.id, c.payment_id as "paymentId", p.order_id as "orderId", c.status, c.amount_minor as "amountMinor",
  c.captured_before_minor as "beforeMinor", p.currency, c.is_last as "isLast", c.idempotency_key as "idempotencyKey",
  p.provider, p.idempotency_key as "chargeKey", p.provider_reference as "chargeReference",
  c.refusal_code as "refusalCode"`;
const capturesWithPayment = `select ${captureColumns} from captures c join payments p on p.id = c.payment_id`;
const jobsPerRun = 1000;

/** Stores captures in PostgreSQL. */
export class CaptureRepository implements CaptureStore {
  constructor(private readonly database: Database) {}

  // Concurrent claims of one payment wait for each other on its row, and the second one reads the row again.
  async claimCapture(capture: NewCapture): Promise<PendingCapture | "busy" | null> {
    const { id, orderId, amount, idempotencyKey, createdAt } = capture;
    try {
      const [row]: (CaptureRow & { readonly isBusy: boolean | null })[] = await this.database.manager.query(
        `with open as (
           select id, captures_in_parts, amount_minor - capture_claimed_minor - released_minor as left_minor,
             capture_claimed_minor > captured_minor as is_busy
           from payments
           where order_id = $2 and status = 'AUTHORIZED' and captured_minor + released_minor < amount_minor
             and not exists (select 1 from captures where idempotency_key = $4)
           for update
         ), p as (
           update payments set capture_claimed_minor = payments.capture_claimed_minor
             + case when open.captures_in_parts then least(coalesce($3, open.left_minor), open.left_minor)
                    else open.left_minor end
           from open where payments.id = open.id and not open.is_busy and open.left_minor > 0 returning payments.*
         ), c as (
           insert into captures (id, payment_id, status, amount_minor, captured_before_minor, is_last, idempotency_key,
                                 created_at)
           select $1, id, 'PENDING', capture_claimed_minor - captured_minor, captured_minor,
             capture_claimed_minor + released_minor = amount_minor, $4, $5 from p returning *
         )
         select ${captureColumns}, (select is_busy from open) as "isBusy"
         from (values (1)) one left join c on true left join p on p.id = c.payment_id`,
        [id, orderId, amount?.amountMinor ?? null, idempotencyKey, createdAt],
      );
      if (!row || row.isBusy) return row ? "busy" : null;
      const { isBusy: _isBusy, ...claimed } = row;
      return claimed.id ? pendingFrom(claimed) : null;
    } catch (error) {
      // Two claims with this key came at once; the other one succeeded, and this one is rolled back.
      if (violatedConstraint(error) === "captures_idempotency_key") return null;
      throw error;
    }
  }

  async findCaptureByKey(idempotencyKey: string): Promise<Capture | null> {
    const [row]: CaptureRow[] = await this.database.manager.query(
      `${capturesWithPayment} where c.idempotency_key = $1`,
      [idempotencyKey],
    );
    return row ? captureFrom(row) : null;
  }

  async recordCaptureAnswer(id: string, answer: CaptureSettlement, at: Date): Promise<Capture> {
    const isCaptured = answer.kind === "captured";
    await this.database.manager.query(
      `with c as (
         update captures set status = $2, provider_reference = $3, refusal_code = $4, settled_at = $5
         where id = $1 and status = 'PENDING' returning payment_id, amount_minor
       )
       update payments p set ${isCaptured ? capturedSql : refusedSql} from c where p.id = c.payment_id`,
      isCaptured ? [id, "SUCCEEDED", answer.providerReference, null, at] : [id, "FAILED", null, answer.refusalCode, at],
    );
    const [row]: CaptureRow[] = await this.database.manager.query(`${capturesWithPayment} where c.id = $1`, [id]);
    if (!row) throw new Error(`capture ${id} is gone`);
    return captureFrom(row);
  }

  async endAuthorizations(now: Date, soon: Date): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [ended]: [{ id: string }[], number] = await manager.query(
        `update payments set status = 'EXPIRED' where id in (
           select id from payments where status = 'AUTHORIZED' and authorized_until <= $1
             and capture_claimed_minor = captured_minor order by authorized_until limit $2 for update skip locked)
         returning id`,
        [now, jobsPerRun],
      );
      const [ending]: [{ id: string }[], number] = await manager.query(
        `update payments set end_reported_at = $1 where id in (
           select id from payments where status = 'AUTHORIZED' and authorized_until <= $2 and end_reported_at is null
           order by authorized_until limit $3 for update skip locked)
         returning id`,
        [now, soon, jobsPerRun],
      );
      const jobs = [...ended, ...ending].map(({ id }) => ({ task: "tellOrdersOfEnd", data: { paymentId: id } }));
      await enqueueAll(manager, jobs);
    });
  }
}

const capturedSql = `
  captured_minor = p.captured_minor + c.amount_minor,
  status = case when p.captured_minor + c.amount_minor + p.released_minor = p.amount_minor then 'SUCCEEDED'
                else p.status end`;
const refusedSql = `capture_claimed_minor = p.capture_claimed_minor - c.amount_minor, status = 'EXPIRED'`;

/** Throws when a row violates the table's checks. */
function captureFrom(row: CaptureRow): Capture {
  const { status, refusalCode, amountMinor, beforeMinor, currency, ...rest } = row;
  const money = (minor: string) => ({ amountMinor: integerFrom(minor), currency });
  const facts = { ...rest, amount: money(amountMinor), capturedBefore: money(beforeMinor) };
  if (status === "PENDING" || status === "SUCCEEDED") return { ...facts, status };
  if (status === "FAILED" && refusalCode !== null) return { ...facts, status, refusalCode };
  throw new Error(`capture ${row.id} is ${status} and lacks what such a capture has`);
}

function pendingFrom(row: CaptureRow): PendingCapture {
  const capture = captureFrom(row);
  if (capture.status !== "PENDING") throw new Error(`capture ${row.id} is ${row.status} from the start`);
  return capture;
}
