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

  /** Slugs of the catalog's categories, as they were when the course was made or last updated. */
  @Column("text", { array: true })
  categories!: string[];

  @Column("text", { name: "archived_from", nullable: true })
  archivedFrom!: string | null;

  /** Of its outline: counts how often that was saved. */
  @Column("int")
  version!: number;

  /** Counts how often a price was given. */
  @Column("int", { name: "price_revision" })
  priceRevision!: number;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;
}
