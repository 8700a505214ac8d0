import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("lessons")
export class LessonEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "section_id" })
  sectionId!: string;

  /** The course of the section, for the constraint that a lesson and an enrollment belong to the same course. */
  @Column("uuid", { name: "course_id" })
  courseId!: string;

  @Column("text")
  title!: string;

  @Column("int", { name: "duration_seconds", nullable: true })
  durationSeconds!: number | null;

  @Column("boolean", { name: "is_preview" })
  isPreview!: boolean;

  @Column("text", { name: "media_url", nullable: true })
  mediaUrl!: string | null;

  /** Markdown. */
  @Column("text", { nullable: true })
  content!: string | null;

  @Column("int")
  position!: number;
}
