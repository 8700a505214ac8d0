import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("enrollments")
export class EnrollmentEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "user_id" })
  userId!: string;

  @Column("uuid", { name: "course_id" })
  courseId!: string;

  /** The order that paid for it. */
  @Column("uuid", { name: "order_id" })
  orderId!: string;

  @Column("timestamptz", { name: "enrolled_at" })
  enrolledAt!: Date;

  @Column("timestamptz", { name: "completed_at", nullable: true })
  completedAt!: Date | null;

  /** Null while active. */
  @Column("timestamptz", { name: "ended_at", nullable: true })
  endedAt!: Date | null;
}
