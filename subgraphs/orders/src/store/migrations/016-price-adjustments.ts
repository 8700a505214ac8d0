import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The changes of a line's price by rules, and the price in the catalog that they start from. Both are null for a line
 * at the catalog's price, and in lines that replicas of the previous release write. The seal covers them.
 */
export class PriceAdjustments1760000005066 implements MigrationInterface {
  name = "PriceAdjustments1760000005066";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table order_lines add column catalog_price_minor bigint, add column adjustments jsonb`);
    await runner.query(
      viewOf(`|| case when adjustments is null then '[]' else jsonb_build_array(catalog_price_minor, adjustments) end`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(viewOf(""));
    await runner.query(`alter table order_lines drop column catalog_price_minor, drop column adjustments`);
  }
}

/** The seal of a line without adjustments stays what it was. */
function viewOf(moreOfLine: string): string {
  return `
    create or replace view order_seals_now as
    select "order".id as order_id, order_seal("order".currency, "order".subtotal_minor, "order".shipping_minor, "order".total_minor,
      line.lines) as seal
    from orders "order" cross join lateral (
      select jsonb_agg(
        jsonb_build_array(position, product_id, kind, sku, name, quantity, unit_price_minor) ${moreOfLine} order by position) as lines
      from order_lines where order_id = "order".id
    ) line`;
}
