import type { MigrationInterface, QueryRunner } from "typeorm";

/** Movements know their order, so that a return can be held against the sale; a held reservation has no end. */
export class OrderMovements1760000002001 implements MigrationInterface {
  name = "OrderMovements1760000002001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table stock_movements
        add column order_id uuid,
        add column idempotency_key text,
        drop constraint stock_movements_kind_check`);
    await runner.query(`update stock_movements set order_id = event_id::uuid where kind = 'SALE'`);
    await runner.query(`
      alter table stock_movements
        add constraint stock_movements_kind_check check (kind in ('RECEIPT', 'SALE', 'ADJUSTMENT', 'RETURN')),
        add constraint stock_movements_order check ((order_id is not null) = (kind in ('SALE', 'RETURN'))),
        add constraint stock_movements_direction
          check (case kind when 'SALE' then delta < 0 when 'RETURN' then delta > 0 else true end),
        drop constraint stock_movements_pkey,
        add primary key (event_id, product_id, kind)`);
    await runner.query(`
      create unique index stock_movements_idempotency_key on stock_movements (actor_id, idempotency_key)
      where idempotency_key is not null`);
    await runner.query(`
      create index stock_movements_order on stock_movements (order_id, product_id) where order_id is not null`);
    await runner.query(`drop index stock_movements_product`);
    await runner.query(
      `create index stock_movements_newest on stock_movements (product_id, created_at, event_id, kind)`,
    );
    // null: a payment is under way, so only a commit or a release ends it
    await runner.query(`alter table reservations alter column expires_at drop not null`);
    await runner.query(`drop index reservations_open`);
    await runner.query(`
      create index reservations_open on reservations (product_id, expires_at) include (quantity) where state = 'OPEN'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index reservations_open`);
    await runner.query(`create index reservations_open on reservations (product_id) where state = 'OPEN'`);
    await runner.query(`update reservations set expires_at = now() where expires_at is null`);
    await runner.query(`alter table reservations alter column expires_at set not null`);
    await runner.query(`drop index stock_movements_newest`);
    await runner.query(`create index stock_movements_product on stock_movements (product_id, created_at)`);
    await runner.query(`
      alter table stock_movements
        drop constraint stock_movements_pkey,
        drop constraint stock_movements_kind_check,
        drop constraint stock_movements_direction,
        drop column order_id,
        drop column idempotency_key`);
    await runner.query(`
      update stock_movements set event_id = 'return:' || event_id, kind = 'ADJUSTMENT' where kind = 'RETURN'`);
    await runner.query(`
      alter table stock_movements
        add constraint stock_movements_kind_check check (kind in ('RECEIPT', 'SALE', 'ADJUSTMENT')),
        add primary key (event_id, product_id)`);
  }
}
