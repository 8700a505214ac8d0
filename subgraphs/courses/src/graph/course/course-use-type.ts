import { Field, ID, ObjectType } from "type-graphql";

/** A course that uses something of media. */
@ObjectType()
export abstract class CourseUseType {
  @Field(() => ID)
  courseId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => ID)
  instructorId!: string;

  @Field(() => Boolean, { description: "False: only the instructor and admins may know the title." })
  isPublished!: boolean;
}
