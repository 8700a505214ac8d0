import type { Database } from "@souk/kernel/database/database";
import { maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";

/** Exports a person's reviews, votes and reports. Erasure deletes them. */
export class ReviewsPersonalData implements PersonalData {
  constructor(private readonly database: Database) {}

  async read({ userId }: Person) {
    const { manager } = this.database;
    const reviews: object[] = await manager.query(
      `select product_id as "productId", author_name as "authorName", stars, title, text, pictures, status, reply,
         created_at as "createdAt", edited_at as "editedAt"
       from reviews where user_id = $1 order by created_at desc, id desc limit $2`,
      [userId, maxExportedRows],
    );
    const helpfulReviews: object[] = await manager.query(
      `select review_id as "reviewId" from review_votes where user_id = $1 order by review_id limit $2`,
      [userId, maxExportedRows],
    );
    const reports: object[] = await manager.query(
      `select review_id as "reviewId", reason, reported_at as "reportedAt" from review_reports where user_id = $1
       order by reported_at desc, review_id limit $2`,
      [userId, maxExportedRows],
    );
    return { reviews, helpfulReviews, reports };
  }

  async erase({ userId }: Person): Promise<void> {
    await this.database.transaction(async (manager) => {
      // the order of the locks: two erasures of people who judged the same reviews must not deadlock
      await manager.query(
        `select 1 from reviews where user_id = $1 or id in (
           select review_id from review_votes where user_id = $1 union select review_id from review_reports where user_id = $1
         ) order by id for no key update`,
        [userId],
      );
      await manager.query(
        `with vote as (delete from review_votes where user_id = $1 returning review_id)
         update reviews set helpful_count = helpful_count - 1 from vote where id = vote.review_id`,
        [userId],
      );
      await manager.query(
        `with report as (delete from review_reports where user_id = $1 returning review_id)
         update reviews set report_count = report_count - 1 from report where id = report.review_id`,
        [userId],
      );
      await manager.query("delete from reviews where user_id = $1", [userId]);
    });
  }
}
