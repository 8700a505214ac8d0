import { Field, ID, ObjectType } from "type-graphql";
import type { FileUse } from "@souk/kernel/file-uses/file-uses";

@ObjectType("MediaUse", { description: "A place that uses a file." })
export class MediaUseType {
  @Field(() => String, {
    description: "The type of the place: `Product`, `Category`, `Course`, `Review`, `Order` or `User`.",
  })
  typename!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

export function mediaUseTypeFrom({ typename, id, name }: FileUse): MediaUseType {
  return Object.assign(new MediaUseType(), { typename, id, name });
}
