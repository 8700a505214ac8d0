import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The status of each parcel, as shipping last reported it. Parcels of older orders are read from the events, whose detail starts
 * with the carrier and the tracking number.
 */
export class OrderShipments1760000005007 implements MigrationInterface {
  name = "OrderShipments1760000005007";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table order_shipments (
        order_id uuid not null references orders on delete cascade,
        tracking_number text not null,
        status text not null check (status in ('PENDING', 'IN_TRANSIT', 'DELIVERED', 'FAILED', 'RETURNED')),
        changed_at timestamptz(3) not null,
        primary key (order_id, tracking_number)
      )`);
    await runner.query(`
      insert into order_shipments (order_id, tracking_number, status, changed_at)
      select distinct on (order_id, tracking_number) order_id, tracking_number, status, at
      from (
        select order_id, at, sequence, substring(detail from '^.*?\\s([A-Z]{1,10}-[0-9]+)(?::|$)') as tracking_number,
          case type when 'shipmentPending' then 'PENDING' when 'shipmentInTransit' then 'IN_TRANSIT'
            when 'shipmentDelivered' then 'DELIVERED' when 'shipmentFailed' then 'FAILED' when 'shipmentReturned' then 'RETURNED'
          end as status
        from order_events where type like 'shipment%'
      ) event
      where status is not null and tracking_number is not null
      order by order_id, tracking_number, at desc, sequence desc`);
    await runner.query(`create index order_shipments_pending on order_shipments (changed_at) where status = 'PENDING'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table order_shipments`);
  }
}
