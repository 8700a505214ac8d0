import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("courses")
export class CourseEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "product_id" })
  productId!: string;

  @Column("uuid", { name: "instructor_id" })
  instructorId!: string;

  @Column("text")
  slug!: string;

  @Column("text")
  title!: string;

  @Column("text", { nullable: true })
  summary!: string | null;

  @Column("text")
  status!: string;

  /** Category slugs of the catalog at the time when the course was created or last updated. */
  @Column("text", { array: true })
  categories!: string[];

  @Column("uuid", { name: "category_id", nullable: true })
  categoryId!: string | null;

  /** The checksum of a picture of media. */
  @Column("text", { name: "thumbnail_sha256", nullable: true })
  thumbnail!: string | null;

  @Column("jsonb")
  details!: object;

  /** Markdown. */
  @Column("text", { nullable: true })
  description!: string | null;

  @Column("uuid", { name: "promo_file_id", nullable: true })
  promoFileId!: string | null;

  @Column("text", { name: "archived_from", nullable: true })
  archivedFrom!: string | null;

  /** Version of the outline: it increases when the outline is saved, and when its draft is published or discarded. */
  @Column("int")
  version!: number;

  /** Number of price changes. */
  @Column("int", { name: "price_revision" })
  priceRevision!: number;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  /** The values of the fields that the shop has declared. */
  @Column("jsonb")
  custom!: object;
}
