import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ObjectType } from "type-graphql";
import type { PrivateLink } from "../domain/files/private-link.js";

@ObjectType("MediaLink", {
  description:
    "A link to a private file. It works for the session that queried it; parts of the file can be requested.",
})
export class MediaLinkType {
  @Field(() => String)
  url!: string;

  @Field(() => DateTimeScalar, { description: "Ten minutes after the query." })
  expiresAt!: Date;
}

export function mediaLinkTypeFrom(link: PrivateLink): MediaLinkType {
  return Object.assign(new MediaLinkType(), link);
}
