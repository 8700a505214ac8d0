import { Directive, Field, ID, ObjectType } from "type-graphql";

@Directive('@key(fields: "id")')
@ObjectType("Instructor")
export class InstructorStub {
  @Field(() => ID)
  id!: string;
}

export function instructorStub(id: string): InstructorStub {
  return Object.assign(new InstructorStub(), { id });
}
