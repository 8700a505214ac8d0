import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The address of a buyer whom accounts does not know. The function takes it as one argument more; the older one stays for replicas
 * that still run the release before.
 */
export class MailToGuests1760000001003 implements MigrationInterface {
  name = "MailToGuests1760000001003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table shipments add column buyer_email text check (length(buyer_email) between 3 and 254)`,
    );
    await runner.query(`
      create function insert_shipment(
        lock_name text, shipment uuid, of_order uuid, its_number text, buyer uuid, carried_by text, initial_status text,
        destination jsonb, made_at timestamptz, events json, mail_to text, out outcome text
      ) language plpgsql as $$
      begin
        select made.outcome into outcome from insert_shipment(
          lock_name, shipment, of_order, its_number, buyer, carried_by, initial_status, destination, made_at, events) made;
        if outcome = 'inserted' and mail_to is not null then
          update shipments set buyer_email = mail_to where id = shipment;
        end if;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function insert_shipment(text, uuid, uuid, text, uuid, text, text, jsonb, timestamptz, json, text)`);
    await runner.query(`alter table shipments drop column buyer_email`);
  }
}
