import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("completed_lessons")
export class CompletedLessonEntity {
  @PrimaryColumn("uuid", { name: "enrollment_id" })
  enrollmentId!: string;

  @PrimaryColumn("uuid", { name: "lesson_id" })
  lessonId!: string;

  /** The course of both the lesson and the enrollment. */
  @Column("uuid", { name: "course_id" })
  courseId!: string;

  @Column("timestamptz", { name: "completed_at" })
  completedAt!: Date;
}
