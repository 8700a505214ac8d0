import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType } from "type-graphql";
import { deviceNameOf, type UserSession } from "../../domain/sessions/user-session.js";

@ObjectType("Session", {
  description: "An active sign-in. It ends by `logout`, by `revokeSession`, or when it expires.",
})
export class SessionType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: "The client's User-Agent header at its last use." })
  userAgent!: string | null;

  @Field(() => String, { description: 'The user agent as readable text: "Firefox on Linux".' })
  device!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The network of its last use, "203.0.113.0/24"; not the whole address.',
  })
  clientAddress!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: "The time of the sign-in, or of the newest refresh of its tokens." })
  lastUsedAt!: Date;

  @Field(() => DateTimeScalar, { description: "The latest possible end; earlier when the session is not used." })
  expiresAt!: Date;

  @Field(() => Boolean, { description: "True for the session of this request." })
  isCurrent!: boolean;
}

export function sessionTypeFrom(session: UserSession, currentId: string | null): SessionType {
  const { id, userAgent, clientAddress, createdAt, lastUsedAt, expiresAt } = session;
  const plain = { id, userAgent, clientAddress, createdAt, lastUsedAt, expiresAt };
  return Object.assign(new SessionType(), { ...plain, device: deviceNameOf(userAgent), isCurrent: id === currentId });
}
