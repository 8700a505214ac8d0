import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("course_sections")
export class CourseSectionEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "course_id" })
  courseId!: string;

  @Column("text")
  title!: string;

  @Column("int")
  position!: number;
}
