import { connectionFrom, ConnectionType, ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType, registerEnumType, ArgsType, InputType } from "type-graphql";
import type { InstructorRequest } from "../../domain/instructor-requests/instructor-request.js";
import type { InstructorRequestPage } from "../../domain/instructor-requests/list-instructor-requests.js";

export enum InstructorRequestStateEnum {
  OPEN = "OPEN",
  APPROVED = "APPROVED",
  REJECTED = "REJECTED",
}

registerEnumType(InstructorRequestStateEnum, {
  name: "InstructorRequestState",
  valuesConfig: {
    OPEN: { description: "The request waits for an admin." },
    APPROVED: { description: "The applicant became an instructor." },
    REJECTED: { description: "See `reason`. The applicant may apply again." },
  },
});

@ObjectType("InstructorRequest", { description: "A user's application to become an instructor." })
export class InstructorRequestType {
  @Field(() => ID)
  id!: string;

  /** The applicant. */
  userId!: string;

  @Field(() => InstructorRequestStateEnum)
  state!: InstructorRequestStateEnum;

  @Field(() => String)
  motivation!: string;

  @Field(() => String, { nullable: true, description: "The reason of a rejection; null otherwise." })
  reason!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null while it is open." })
  decidedAt!: Date | null;
}

@ObjectType("InstructorRequestConnection")
export class InstructorRequestConnectionType extends ConnectionType {
  @Field(() => [InstructorRequestType])
  nodes!: readonly InstructorRequestType[];
}

export function instructorRequestTypeFrom({ state, ...request }: InstructorRequest): InstructorRequestType {
  const undecided = { reason: null, decidedAt: null };
  const type = new InstructorRequestType();
  return Object.assign(type, undecided, request, { state: InstructorRequestStateEnum[state] });
}

export function instructorRequestConnectionFrom({
  page,
  sort,
  count,
}: InstructorRequestPage): InstructorRequestConnectionType {
  const keyOf = ({ createdAt, id }: InstructorRequest): [string, string] => [createdAt.toISOString(), id];
  const nodeFrom = instructorRequestTypeFrom;
  const { nodes, pageInfo } = connectionFrom({ page, order: sort, keyOf, nodeFrom, count });
  return Object.assign(new InstructorRequestConnectionType(), { nodes, pageInfo, count });
}

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
