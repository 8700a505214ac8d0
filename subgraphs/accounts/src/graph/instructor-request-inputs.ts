import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { InstructorRequestStateEnum } from "./instructor-request-type.js";

@InputType()
export class RequestInstructorRoleInput {
  @Field(() => String, {
    description: "What will be taught, and by what experience: an admin reads it. 20 to 2,000 characters.",
  })
  motivation!: string;
}

@InputType()
export class InstructorRequestFilter {
  @Field(() => InstructorRequestStateEnum, { nullable: true })
  state?: InstructorRequestStateEnum | null;
}

enum InstructorRequestSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
}

registerEnumType(InstructorRequestSortEnum, {
  name: "InstructorRequestSort",
  valuesConfig: { OLDEST: { description: "Who has waited longest comes first." } },
});

@ArgsType()
export class InstructorRequestsArgs extends ForwardPageArgs {
  @Field(() => InstructorRequestFilter, { nullable: true })
  filter?: InstructorRequestFilter | null;

  @Field(() => InstructorRequestSortEnum, {
    nullable: true,
    description: "NEWEST when absent. A cursor of one sort is none of another.",
  })
  sort?: InstructorRequestSortEnum | null;
}

@ArgsType()
export class RejectInstructorRequestArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The applicant reads it. 1 to 300 characters." })
  reason!: string;
}
