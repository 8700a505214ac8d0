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

  /** Slugs of the catalog's categories, as they were when the course was made. */
  @Column("text", { array: true })
  categories!: string[];

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;
}
