import type { MigrationInterface, QueryRunner } from "typeorm";

/** How long a carrier takes, and a way to all rates of a currency. */
export class DeliveryDays1760000001004 implements MigrationInterface {
  name = "DeliveryDays1760000001004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rates
        add column min_days int check (min_days >= 0),
        add column max_days int,
        add constraint rates_days check (max_days >= min_days)`);
    await runner.query(`create index rates_currency on rates (currency)`);
    // those of the first migration, in whichever currency the shop has copied them to
    await runner.query(`
      update rates set min_days = days.soonest, max_days = days.latest
      from (values
        ('Canada Post', 'CA', 3, 7), ('Canada Post', 'US', 5, 10), ('Canada Post', null, 8, 20),
        ('UPS', 'CA', 2, 4), ('UPS', 'US', 2, 5), ('UPS', null, 4, 8),
        ('DHL', 'CA', 1, 3), ('DHL', null, 2, 5)
      ) as days(carrier, country, soonest, latest)
      where rates.carrier = days.carrier and rates.country is not distinct from days.country`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index rates_currency`);
    await runner.query(`alter table rates drop column max_days, drop column min_days`);
  }
}
