import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType } from "type-graphql";
import { deviceNameOf, type UserSession } from "../domain/user-session.js";

@ObjectType("Session", { description: "A sign-in that goes on. It ends by `logout`, `revokeSession`, or in time." })
export class SessionType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: "What the client said that it is, when it was last used." })
  userAgent!: string | null;

  @Field(() => String, { description: 'The same for people: "Firefox on Linux".' })
  device!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The network that it was last used from, "203.0.113.0/24"; not the whole address.',
  })
  clientAddress!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: "The sign-in, or the newest refresh of its tokens." })
  lastUsedAt!: Date;

  @Field(() => DateTimeScalar, { description: "When it ends at the latest; earlier when it is not used." })
  expiresAt!: Date;

  @Field(() => Boolean, { description: "True for the one that asks." })
  isCurrent!: boolean;
}

export function sessionTypeFrom(session: UserSession, currentId: string | null): SessionType {
  const { id, userAgent, clientAddress, createdAt, lastUsedAt, expiresAt } = session;
  const plain = { id, userAgent, clientAddress, createdAt, lastUsedAt, expiresAt };
  return Object.assign(new SessionType(), { ...plain, device: deviceNameOf(userAgent), isCurrent: id === currentId });
}
