import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { InstructorRequestStateEnum } from "./instructor-request-types.js";

@InputType()
export class RequestInstructorRoleInput {
  @Field(() => String, {
    description:
      "The planned courses and the applicant's experience, for the admin who decides. 20 to 2,000 characters.",
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
  valuesConfig: { OLDEST: { description: "The longest waiting request first." } },
});

@ArgsType()
export class InstructorRequestsArgs extends ForwardPageArgs {
  @Field(() => InstructorRequestFilter, { nullable: true })
  filter?: InstructorRequestFilter | null;

  @Field(() => InstructorRequestSortEnum, {
    nullable: true,
    description: "NEWEST when absent. A cursor is only valid for the sort order that produced it.",
  })
  sort?: InstructorRequestSortEnum | null;
}

@ArgsType()
export class RejectInstructorRequestArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The applicant sees it. 1 to 300 characters." })
  reason!: string;
}
