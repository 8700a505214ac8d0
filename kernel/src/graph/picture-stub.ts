import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A reference to media's entity by its key, the checksum. The router fetches the other requested fields from media. */
@Directive('@key(fields: "id", resolvable: false)')
@Directive("@cacheControl(inheritMaxAge: true)")
@ObjectType("Picture")
export class PictureStub {
  @Field(() => ID)
  id!: string;
}

export function pictureStub(checksum: string): PictureStub {
  return Object.assign(new PictureStub(), { id: checksum });
}
