import { Arg, Authorized, Directive, Field, ID, InputType, ObjectType, Query, Resolver } from "type-graphql";
import type { CatalogDomain } from "../../domain/catalog-domain.js";
import type { PictureUse } from "../../domain/image/picture-uses.js";

@Directive("@inaccessible")
@InputType()
export class PictureUsesInput {
  @Field(() => [String], { description: "SHA-256 checksums of pictures, at most 100." })
  checksums!: string[];
}

@Directive("@inaccessible")
@ObjectType("PictureUse")
export class PictureUseType implements PictureUse {
  @Field(() => String)
  checksum!: string;

  @Field(() => ID)
  productId!: string;

  @Field(() => String)
  name!: string;
}

/** For media, which deletes no picture that a product shows. */
@Resolver()
export class PictureUsesResolver {
  constructor(private readonly domain: Pick<CatalogDomain, "pictureUses">) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [PictureUseType], { description: "The products that show the pictures, at most ten for each." })
  async pictureUses(@Arg("input", () => PictureUsesInput) { checksums }: PictureUsesInput): Promise<PictureUseType[]> {
    const uses = await this.domain.pictureUses(checksums);
    return uses.map((use) => Object.assign(new PictureUseType(), use));
  }
}
