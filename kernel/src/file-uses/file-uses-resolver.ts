import { Arg, Authorized, Directive, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { graphError } from "../errors/graph-error.js";
import { mostFileKeys, type FileUse, type FileUses } from "./file-uses.js";
import { isUuid } from "../values/uuid.js";
import { pictureChecksumIn } from "../values/web-address.js";

@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("FileUse")
export class FileUseType implements FileUse {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  typename!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID, { nullable: true })
  ownerId!: string | null;
}

const checksum = /^[0-9a-f]{64}$/;

/** The fields by which media finds and replaces the uses of its files, in every subgraph that uses files. */
@Resolver()
export class FileUsesResolver {
  constructor(private readonly uses: FileUses) {}

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [FileUseType], {
    description: "Where this subgraph uses files of media, at most ten places of each type.",
  })
  async fileUses(
    @Arg("keys", () => [String], { description: "Checksums of pictures and ids of files, at most 200." })
    keys: string[],
  ): Promise<FileUseType[]> {
    if (keys.length > mostFileKeys)
      throw graphError("BAD_USER_INPUT", `keys must be at most ${mostFileKeys}`, { argument: "keys" });
    const known = [...new Set(keys)].filter((key) => checksum.test(key) || isUuid(key));
    const found = await this.uses.find(known);
    return found.map((use) => Object.assign(new FileUseType(), use));
  }

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Int, {
    description:
      "Replaces a picture in all places of this subgraph. The number of places: 0 when it was replaced before.",
  })
  async replacePicture(
    @Arg("from", () => String, { description: "The checksum of the old picture." }) from: string,
    @Arg("to", () => String, { description: "The address of the new picture." }) to: string,
  ): Promise<number> {
    if (!checksum.test(from)) throw graphError("BAD_USER_INPUT", "from must be a checksum", { argument: "from" });
    if (pictureChecksumIn(to) === null)
      throw graphError("BAD_USER_INPUT", "to must be the address of a picture", { argument: "to" });
    return this.uses.replacePicture(from, to);
  }
}
