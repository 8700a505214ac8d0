import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
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
  const parts = { page, order: sort, keyOf, nodeFrom: instructorRequestTypeFrom, count };
  const { nodes, pageInfo } = connectionFrom(parts);
  return Object.assign(new InstructorRequestConnectionType(), { nodes, pageInfo, count });
}
