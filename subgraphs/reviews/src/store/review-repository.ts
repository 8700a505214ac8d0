import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { PageRequest } from "@souk/kernel/values/page";
import type { EntityManager } from "typeorm";
import type { ProductReviewFilter } from "../domain/product-review-filter.js";
import type { ProductRating, VersionedRating } from "../domain/rating.js";
import type { Review, ReviewStatus } from "../domain/review.js";
import type {
  Moderation,
  NewReport,
  NewReview,
  ReviewEdit,
  ReviewReply,
  ReviewStore,
  Vote,
} from "../domain/review-store.js";
import { newestSql, productPagesSql, reviewColumns, type Statement } from "./review-list-sql.js";

/** Reviews in PostgreSQL. A trigger keeps the counts of stars by product. */
export class ReviewRepository implements ReviewStore {
  constructor(private readonly database: Database) {}

  findReviews(ids: readonly string[]): Promise<readonly Review[]> {
    return this.reviews({ text: `select ${reviewColumns} from reviews where id = any($1)`, values: [ids] });
  }

  findOfUser(userId: string, productIds: readonly string[]): Promise<readonly Review[]> {
    const text = `select ${reviewColumns} from reviews where user_id = $1 and product_id = any($2)`;
    return this.reviews({ text, values: [userId, productIds] });
  }

  pageOfProducts(
    productIds: readonly string[],
    filter: ProductReviewFilter,
    page: PageRequest,
  ): Promise<readonly Review[]> {
    return this.listed(productPagesSql(productIds, filter, page));
  }

  pageOfUser(userId: string, page: PageRequest): Promise<readonly Review[]> {
    return this.listed(newestSql("user_id", userId, page));
  }

  countOfUser(userId: string): Promise<number> {
    return this.count("select count(*)::int as count from reviews where user_id = $1", userId);
  }

  pageByStatus(status: ReviewStatus, page: PageRequest): Promise<readonly Review[]> {
    return this.listed(newestSql("status", status, page));
  }

  countByStatus(status: ReviewStatus): Promise<number> {
    return this.count("select count(*)::int as count from reviews where status = $1", status);
  }

  ratings(productIds: readonly string[]): Promise<readonly ProductRating[]> {
    const sql = `select product_id as "productId", histogram from product_ratings where product_id = any($1)`;
    return this.database.manager.query(sql, [productIds]);
  }

  async findRating(productId: string): Promise<VersionedRating | null> {
    const sql = `select product_id as "productId", histogram, version from product_ratings where product_id = $1`;
    const [rating]: VersionedRating[] = await this.database.manager.query(sql, [productId]);
    return rating ?? null;
  }

  votesOf(userId: string, reviewIds: readonly string[]): Promise<readonly { readonly reviewId: string }[]> {
    const sql = `select review_id as "reviewId" from review_votes where user_id = $1 and review_id = any($2)`;
    return this.database.manager.query(sql, [userId, reviewIds]);
  }

  async insertReview(review: NewReview): Promise<Review | null> {
    const { id, productId, userId, authorName, stars, title, text, pictures = [], heldReason, at } = review;
    return this.review({
      text: `
        insert into reviews (id, product_id, user_id, author_name, stars, title, text, pictures, status, held_reason, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $10, case when $8::text is null then 'PUBLISHED' else 'HELD' end, $8, $9)
        on conflict on constraint reviews_of_user_and_product do nothing
        returning ${reviewColumns}`,
      values: [id, productId, userId, authorName, stars, title, text, heldReason, at, pictures],
    });
  }

  async editReview(edit: ReviewEdit): Promise<Review | null> {
    const { id, userId, authorName, stars, title, text, pictures = null, heldReason, at } = edit;
    return this.review({
      text: `
        with edited as (
          update reviews set author_name = $3, stars = $4, title = $5, text = $6,
            pictures = coalesce($9, pictures), edited_at = $8, approved_at = null,
            status = case when status = 'PUBLISHED' and $7::text is null then 'PUBLISHED' else 'HELD' end,
            held_reason = case when status = 'PUBLISHED' then $7 else coalesce($7, held_reason, 'EDITED') end
          where id = $1 and user_id = $2 returning *
        )
        select ${reviewColumns} from edited`,
      values: [id, userId, authorName, stars, title, text, heldReason, at, pictures],
    });
  }

  deleteReview(id: string, jobs: readonly AuditJob[]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [rows]: [object[], number] = await manager.query("delete from reviews where id = $1 returning id", [id]);
      if (rows.length > 0) await enqueueAll(manager, jobs);
      return rows.length > 0;
    });
  }

  vote({ reviewId, userId, isHelpful }: Vote): Promise<Review | null> {
    const change = isHelpful
      ? "insert into review_votes (review_id, user_id) values ($1, $2) on conflict do nothing returning 1 as difference"
      : "delete from review_votes where review_id = $1 and user_id = $2 returning -1 as difference";
    return this.changeLocked(reviewId, async (manager) => {
      await manager.query(
        `with vote as (${change})
         update reviews set helpful_count = helpful_count + vote.difference from vote where id = $1`,
        [reviewId, userId],
      );
    });
  }

  report({ reviewId, userId, reason, at, reportsToHold }: NewReport): Promise<Review | null> {
    return this.changeLocked(reviewId, async (manager) => {
      await manager.query(
        `with report as (
           insert into review_reports (review_id, user_id, reason, reported_at) values ($1, $2, $3, $4)
           on conflict do nothing returning review_id
         ), counted as (
           select id, status = 'PUBLISHED' and approved_at is null and report_count + 1 >= $5::int as is_held
           from reviews join report on report.review_id = id
         )
         update reviews set report_count = report_count + 1,
           status = case when is_held then 'HELD' else status end,
           held_reason = case when is_held then 'REPORTS' else held_reason end
         from counted where reviews.id = counted.id`,
        [reviewId, userId, reason, at, reportsToHold],
      );
    });
  }

  reply({ reviewId, reply, at, jobs }: ReviewReply): Promise<Review | null> {
    return this.changeLocked(reviewId, async (manager) => {
      const sql =
        "update reviews set reply = $2, replied_at = case when $2::text is not null then $3::timestamptz end where id = $1";
      await manager.query(sql, [reviewId, reply, at]);
      await enqueueAll(manager, jobs);
    });
  }

  moderate({ reviewId, from, to, at, jobs }: Moderation): Promise<Review | null> {
    return this.database.transaction(async (manager) => {
      const [row]: Review[] = await manager.query(
        `with moderated as (
           update reviews set status = $3, held_reason = null,
             approved_at = case when $3 = 'PUBLISHED' then $4::timestamptz end
           where id = $1 and status = $2 returning *
         )
         select ${reviewColumns} from moderated`,
        [reviewId, from, to, at],
      );
      if (row) await enqueueAll(manager, jobs);
      return row ?? null;
    });
  }

  /** Changes a review under its lock, so that concurrent changes of its counts wait for each other. */
  private changeLocked(id: string, change: (manager: EntityManager) => Promise<void>): Promise<Review | null> {
    return this.database.transaction(async (manager) => {
      const found: object[] = await manager.query("select 1 from reviews where id = $1 for no key update", [id]);
      if (found.length === 0) return null;
      await change(manager);
      const [row]: Review[] = await manager.query(`select ${reviewColumns} from reviews where id = $1`, [id]);
      return row ?? null;
    });
  }

  private async review(statement: Statement): Promise<Review | null> {
    return (await this.reviews(statement))[0] ?? null;
  }

  private reviews({ text, values }: Statement): Promise<Review[]> {
    return this.database.manager.query<Review[]>(text, values);
  }

  private listed({ text, values }: Statement): Promise<Review[]> {
    return this.database.lists.query<Review[]>(text, values);
  }

  private async count(sql: string, value: string): Promise<number> {
    const [row]: { count: number }[] = await this.database.lists.query(sql, [value]);
    return row?.count ?? 0;
  }
}
