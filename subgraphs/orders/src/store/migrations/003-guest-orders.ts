import type { MigrationInterface, QueryRunner } from "typeorm";

/** Orders of guests: who placed them, and the address that their mails go to. An order whose buyer is its guest is not claimed. */
export class GuestOrders1760000005002 implements MigrationInterface {
  name = "GuestOrders1760000005002";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table orders
        add column guest_id uuid,
        add column guest_email text check (length(guest_email) between 3 and 254),
        add constraint orders_guest_email_of_guest check (guest_email is null or guest_id is not null)`);
    await runner.query(`
      create index orders_unclaimed_email on orders (lower(guest_email)) where guest_id = buyer_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index orders_unclaimed_email`);
    await runner.query(`alter table orders drop column guest_email, drop column guest_id`);
  }
}
