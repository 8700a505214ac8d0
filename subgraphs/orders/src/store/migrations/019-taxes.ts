import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The taxes of an order. Both columns have their defaults in a shop without tax, and in orders that replicas of the
 * previous release write. The seal covers the taxes.
 */
export class Taxes1760000005081 implements MigrationInterface {
  name = "Taxes1760000005081";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table orders add column tax jsonb, add column added_tax_minor bigint not null default 0,
        add constraint orders_total check (total_minor = subtotal_minor + shipping_minor + added_tax_minor) not valid,
        add constraint orders_added_tax check (added_tax_minor = 0 or (added_tax_minor > 0 and tax is not null)) not valid`);
    await runner.query(`alter table orders validate constraint orders_total`);
    await runner.query(`alter table orders validate constraint orders_added_tax`);
    await runner.query(`alter table orders drop constraint orders_check`);
    await runner.query(viewOf(`|| case when "order".tax is null then '[]' else jsonb_build_array("order".tax) end`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(viewOf(""));
    await runner.query(`
      alter table orders drop constraint orders_total, drop constraint orders_added_tax, drop column tax,
        drop column added_tax_minor, add constraint orders_check check (total_minor = subtotal_minor + shipping_minor)`);
  }
}

/** The seal of an order without taxes stays what it was. */
function viewOf(moreOfOrder: string): string {
  return `
    create or replace view order_seals_now as
    select "order".id as order_id, order_seal("order".currency, "order".subtotal_minor, "order".shipping_minor, "order".total_minor,
      line.lines ${moreOfOrder}) as seal
    from orders "order" cross join lateral (
      select jsonb_agg(
        jsonb_build_array(position, product_id, kind, sku, name, quantity, unit_price_minor)
          || case when adjustments is null then '[]' else jsonb_build_array(catalog_price_minor, adjustments) end
        order by position) as lines
      from order_lines where order_id = "order".id
    ) line`;
}
