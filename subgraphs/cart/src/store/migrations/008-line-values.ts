import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The values of declared fields of a line. Such a line has an id of its own in `product_id`, and its product in
 * `sold_product_id`; both new columns are null for the line of a product without values. Replicas of the release before
 * do not know the product of such a line, and leave it out.
 */
export class LineValues1760000004080 implements MigrationInterface {
  name = "LineValues1760000004080";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table cart_lines
        add column sold_product_id uuid,
        add column custom jsonb,
        add constraint cart_lines_values check ((sold_product_id is null) = (custom is null)) not valid`);
    await runner.query(`alter table cart_lines validate constraint cart_lines_values`);
    await runner.query(linesOf(`, 'soldProductId', sold_product_id, 'custom', custom`));
    await runner.query(keepLineValues);
    await runner.query(withLineValues);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function with_line_values, keep_line_values`);
    await runner.query(linesOf(""));
    await runner.query(`delete from cart_lines where sold_product_id is not null`);
    await runner.query(`alter table cart_lines drop column sold_product_id, drop column custom`);
  }
}

function linesOf(moreOfLine: string): string {
  return `
  create or replace function kept_lines_of(buyer uuid) returns jsonb language plpgsql stable as $$
  begin
    return (
      select coalesce(jsonb_agg(jsonb_build_object(
        'productId', product_id, 'quantity', quantity, 'priceMinor', price_minor, 'currency', price_currency${moreOfLine}
      ) order by position), '[]')
      from cart_lines where buyer_id = buyer);
  end $$`;
}

// Returns a number, so that an expression can call it.
const keepLineValues = `
  create function keep_line_values(buyer uuid, given jsonb) returns int language plpgsql as $$
  declare
    kept int;
  begin
    update cart_lines line set sold_product_id = (named ->> 'productId')::uuid, custom = named -> 'custom'
      from jsonb_array_elements(given) as named
      where line.buyer_id = buyer and line.product_id = (named ->> 'lineId')::uuid;
    get diagnostics kept = row_count;
    return kept;
  end $$`;

// The answer of a change that was refused has no lines.
const withLineValues = `
  create function with_line_values(buyer uuid, given jsonb, answer jsonb) returns jsonb language plpgsql strict as $$
  begin
    if answer -> 'lines' is null then return answer; end if;
    perform keep_line_values(buyer, given);
    return answer || jsonb_build_object('lines', kept_lines_of(buyer));
  end $$`;
