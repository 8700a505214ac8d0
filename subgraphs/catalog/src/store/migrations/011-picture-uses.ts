import type { MigrationInterface, QueryRunner } from "typeorm";

/** Finds the products that show a picture of media, by the checksum in its address. The index is built beside writers. */
export class PictureUses1760000001010 implements MigrationInterface {
  name = "PictureUses1760000001010";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // An earlier attempt may have left an invalid index.
    await runner.query(`drop index concurrently if exists product_images_checksum`);
    await runner.query(
      `create index concurrently product_images_checksum
       on product_images ((substring(url from '/media/([0-9a-f]{64})-')))
       where substring(url from '/media/([0-9a-f]{64})-') is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index product_images_checksum`);
  }
}
