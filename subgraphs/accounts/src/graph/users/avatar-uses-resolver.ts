import { Arg, Authorized, Directive, Field, ID, InputType, ObjectType, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import type { AvatarUse } from "../../domain/users/avatar-uses.js";

@Directive("@inaccessible")
@InputType()
export class AvatarUsesInput {
  @Field(() => [String], { description: "SHA-256 checksums of pictures, at most 100." })
  checksums!: string[];
}

@Directive("@inaccessible")
@ObjectType("AvatarUse")
export class AvatarUseType implements AvatarUse {
  @Field(() => String)
  checksum!: string;

  @Field(() => ID)
  userId!: string;

  @Field(() => String)
  name!: string;
}

/** For media, which deletes no picture that a profile shows. */
@Resolver()
export class AvatarUsesResolver {
  constructor(private readonly domain: Pick<AccountsDomain, "avatarUses">) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [AvatarUseType], { description: "The users whose profile shows the pictures, at most ten for each." })
  async avatarUses(@Arg("input", () => AvatarUsesInput) { checksums }: AvatarUsesInput): Promise<AvatarUseType[]> {
    const uses = await this.domain.avatarUses(checksums);
    return uses.map((use) => Object.assign(new AvatarUseType(), use));
  }
}
