import { Arg, Authorized, Directive, Field, InputType, ObjectType, Query, Resolver } from "type-graphql";
import type { ThumbnailUse } from "../../domain/course/thumbnail-uses.js";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { CourseUseType } from "./course-use-type.js";

@Directive("@inaccessible")
@InputType()
export class ThumbnailUsesInput {
  @Field(() => [String], { description: "SHA-256 checksums of pictures, at most 100." })
  checksums!: string[];
}

@Directive("@inaccessible")
@ObjectType("ThumbnailUse")
export class ThumbnailUseType extends CourseUseType implements ThumbnailUse {
  @Field(() => String)
  checksum!: string;
}

/** For media, which deletes no picture that a course shows. */
@Resolver()
export class ThumbnailUsesResolver {
  constructor(private readonly domain: Pick<CoursesDomain, "thumbnailUses">) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [ThumbnailUseType], {
    description: "The courses that show the pictures, in any status, at most ten for each.",
  })
  async thumbnailUses(
    @Arg("input", () => ThumbnailUsesInput) { checksums }: ThumbnailUsesInput,
  ): Promise<ThumbnailUseType[]> {
    const uses = await this.domain.thumbnailUses(checksums);
    return uses.map((use) => Object.assign(new ThumbnailUseType(), use));
  }
}
