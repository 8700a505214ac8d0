import { Directive, Field, ID, ObjectType } from "type-graphql";
import { asItsParent } from "../cache-hints.js";

const pictureAddress = /^\/media\/([0-9a-f]{64})-\d+x\d+\/\d+\.(?:avif|webp)$/;

/** The entity of media for pictures that the shop stores. */
@Directive('@key(fields: "id", resolvable: false)')
@Directive(asItsParent)
@ObjectType("Picture")
export class PictureStub {
  @Field(() => ID)
  id!: string;
}

/** Null for an image that another server, or another folder of the shop, stores. */
export function pictureStub(url: string): PictureStub | null {
  const [, id] = pictureAddress.exec(url) ?? [];
  return id === undefined ? null : Object.assign(new PictureStub(), { id });
}
