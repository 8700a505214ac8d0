import type { MigrationInterface, QueryRunner } from "typeorm";

const batchSize = 500;

interface Place {
  readonly product: string;
  readonly at: string;
  readonly position: string;
}

/**
 * Chains the movements of the releases before: batches with a transaction each, beside replicas that sell. A product's earlier
 * movements follow those that were written since the chain began; their place in it says nothing about time.
 */
export class ChainEarlierMovements1760000002060 implements MigrationInterface {
  name = "ChainEarlierMovements1760000002060";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // the levels are locked in the order of product ids, as every sale locks them
    await runner.query(`
      create or replace function pg_temp.chain_earlier(
        after_product uuid, after_at timestamptz, after_position bigint, out product uuid, out at timestamptz, out "position" bigint
      ) language plpgsql as $$
      declare
        movement stock_movements;
        place record;
      begin
        for movement in
          select * from stock_movements earlier
          where (earlier.product_id, earlier.created_at, earlier.position) > (after_product, after_at, after_position)
          order by earlier.product_id, earlier.created_at, earlier.position limit ${batchSize}
        loop
          if movement.chain_position is null then
            perform from stock_levels where product_id = movement.product_id for update;
            select * into place from append_to_chain(movement);
            update stock_movements set chain_position = place.chain_position, chain_hash = place.chain_hash
            where event_id = movement.event_id and product_id = movement.product_id and kind = movement.kind;
          end if;
          product := movement.product_id;
          at := movement.created_at;
          "position" := movement.position;
        end loop;
      end $$`);
    let after: Place = { product: "00000000-0000-0000-0000-000000000000", at: "-infinity", position: "0" };
    for (;;) {
      const [last]: (Place | { product: null })[] = await runner.manager.query(
        `select product, at::text as at, "position"::text as position from pg_temp.chain_earlier($1, $2, $3)`,
        [after.product, after.at, after.position],
      );
      if (!last || last.product === null) break;
      after = last;
    }
    await runner.query(`drop index concurrently if exists stock_movements_chain`);
    await runner.query(
      `create unique index concurrently stock_movements_chain on stock_movements (product_id, chain_position)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index stock_movements_chain`);
  }
}
