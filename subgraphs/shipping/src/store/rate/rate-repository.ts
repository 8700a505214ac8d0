import type { Database } from "@souk/kernel/database/database";
import { integerFrom } from "@souk/kernel/database/database-error";
import type { Rate, RateStore } from "../../domain/rate/rate.js";

interface RateRow {
  readonly carrier: string;
  readonly country: string | null;
  readonly flat_minor: string;
  readonly free_from_minor: string | null;
  readonly min_days: number | null;
  readonly max_days: number | null;
  readonly is_default: boolean;
}

const rateColumns = `rate.carrier, rate.country, rate.flat_minor, rate.free_from_minor, rate.min_days, rate.max_days, carrier.is_default`;

/** The currency of the rates in the migration. */
const seededCurrency = "CAD";

/** Carriers and their rates in PostgreSQL. */
export class RateRepository implements RateStore {
  constructor(private readonly database: Database) {}

  async findAllRates(currency: string): Promise<readonly Rate[]> {
    const rows: RateRow[] = await this.database.manager.query(
      `select ${rateColumns} from rates rate join carriers carrier on carrier.name = rate.carrier
       where carrier.is_active and rate.currency = $1`,
      [currency],
    );
    return rows.map(rateFromRow);
  }

  /**
   * Copies the rates of the migration to a currency without rates, minor unit for minor unit, so that a shop in another
   * currency can ship from its first start. Returns true if it copied rates; the operator adjusts them.
   */
  async copyRatesTo(currency: string): Promise<boolean> {
    const copied: unknown[] = await this.database.manager.query(
      `insert into rates (carrier, country, currency, flat_minor, free_from_minor, min_days, max_days)
       select carrier, country, $1, flat_minor, free_from_minor, min_days, max_days from rates
       where currency = $2 and not exists (select 1 from rates where currency = $1)
       on conflict do nothing returning carrier`,
      [currency, seededCurrency],
    );
    return copied.length > 0;
  }
}

function rateFromRow({ carrier, country, flat_minor, free_from_minor, min_days, max_days, is_default }: RateRow): Rate {
  return {
    carrier,
    country,
    flatMinor: integerFrom(flat_minor),
    freeFromMinor: free_from_minor === null ? null : integerFrom(free_from_minor),
    minDays: min_days,
    maxDays: max_days,
    isDefault: is_default,
  };
}
