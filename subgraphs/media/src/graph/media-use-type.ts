import { Field, ID, ObjectType } from "type-graphql";
import type { MediaUse } from "../domain/peers.js";

@ObjectType("MediaUse", { description: "A place that shows a picture." })
export class MediaUseType {
  @Field(() => String, { description: "The type of the place: `Product`, `User` or `Course`." })
  typename!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

export function mediaUseTypeFrom({ typename, id, name }: MediaUse): MediaUseType {
  return Object.assign(new MediaUseType(), { typename, id, name });
}
