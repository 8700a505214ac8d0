import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The movements of each product are a chain: each has a hash of itself and of the one before it, and `movement_chains` has the
 * last hash and the length. The audit computes the hashes again. A trigger writes them for the connections of the shop, by their
 * application name, so that replicas of the release before write them too and a row that is inserted by hand has none.
 */
export class MovementChains1760000002059 implements MigrationInterface {
  name = "MovementChains1760000002059";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table stock_movements add column chain_position bigint, add column chain_hash bytea`);
    await runner.query(`
      create table movement_chains (
        product_id uuid primary key references stock_levels,
        length bigint not null check (length > 0),
        head bytea not null check (length(head) = 32)
      )`);
    await runner.query(`
      create function movement_hash(previous bytea, movement stock_movements) returns bytea
      language sql stable parallel safe as $$
        select sha256(coalesce(previous, '') || convert_to(jsonb_build_array(movement.event_id, movement.product_id, movement.kind,
          movement.delta, movement.reason, movement.order_id, (extract(epoch from movement.created_at) * 1000)::bigint)::text, 'UTF8'))
      $$`);
    await runner.query(`
      create function append_to_chain(movement stock_movements, out chain_position bigint, out chain_hash bytea)
      language plpgsql as $$
      begin
        insert into movement_chains as chain (product_id, length, head)
        values (movement.product_id, 1, movement_hash(null, movement))
        on conflict (product_id) do update set length = chain.length + 1, head = movement_hash(chain.head, movement)
        returning chain.length, chain.head into chain_position, chain_hash;
      end $$`);
    // a repeat that is about to conflict adds nothing to the chain; the lock of the level keeps its first try from coming in between
    await runner.query(`
      create function chain_movement() returns trigger language plpgsql as $$
      begin
        if not exists (
          select from stock_movements
          where event_id = new.event_id and product_id = new.product_id and kind = new.kind
        ) then
          select added.chain_position, added.chain_hash into new.chain_position, new.chain_hash from append_to_chain(new) added;
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger stock_movements_chained before insert on stock_movements for each row
      when (current_setting('application_name') like 'souk%') execute function chain_movement()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger stock_movements_chained on stock_movements`);
    await runner.query(`drop function chain_movement`);
    await runner.query(`drop function append_to_chain`);
    await runner.query(`drop function movement_hash`);
    await runner.query(`drop table movement_chains`);
    await runner.query(`alter table stock_movements drop column chain_hash, drop column chain_position`);
  }
}
