import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import {
  Arg,
  Authorized,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { MediaKind } from "../domain/files/file-kinds.js";
import type { MediaDomain } from "../domain/media-domain.js";
import { LessonMediaType } from "./lesson-media-type.js";
import { MediaKindEnum } from "./media-kind-enum.js";
import { MediaLinkType, mediaLinkTypeFrom } from "./media-link-type.js";

@Directive("@inaccessible")
@InputType()
export class KeepMediaFilesInput {
  @Field(() => [ID], { description: "At most 20,000 with the checksums." })
  ids!: string[];

  @Field(() => [String], { nullable: true, description: "SHA-256 checksums of pictures." })
  checksums?: string[] | null;
}

@Directive("@inaccessible")
@ObjectType("KeptMediaFile")
export class KeptMediaFileType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true, description: "Null after the erasure of the owner." })
  ownerId!: string | null;

  @Field(() => MediaKindEnum)
  kind!: MediaKind;

  @Field(() => String, { nullable: true, description: "Null for a file that is no picture." })
  checksum!: string | null;
}

/** The files of lessons. Courses decides who may watch a lesson, and media asks it at each request for a file. */
@Resolver(() => LessonMediaType)
export class LessonMediaResolver {
  constructor(private readonly domain: Pick<MediaDomain, "privateLink" | "keepFiles" | "findUnplayable">) {}

  @FieldResolver(() => MediaLinkType)
  async link(@Root() { target }: LessonMediaType, @Ctx() { viewer }: GraphContext): Promise<MediaLinkType> {
    return mediaLinkTypeFrom(await this.domain.privateLink(target, viewer));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [ID], {
    description:
      "Those of the ids that have no file in READY, or a file that cannot be played. At most 20,000 ids. For courses, before it publishes.",
  })
  unplayableMediaFiles(@Arg("ids", () => [ID]) ids: string[]): Promise<readonly string[]> {
    return this.domain.findUnplayable(ids);
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => [KeptMediaFileType], {
    description: "The files in READY among these. Media does not delete them for a day.",
  })
  async keepMediaFiles(
    @Arg("input", () => KeepMediaFilesInput) { ids, checksums }: KeepMediaFilesInput,
  ): Promise<KeptMediaFileType[]> {
    const files = await this.domain.keepFiles({ ids, checksums: checksums ?? [] });
    return files.flatMap(({ id, ownerId, content, picture }) => {
      const checksum = picture?.sha256 ?? null;
      return content ? [Object.assign(new KeptMediaFileType(), { id, ownerId, kind: content.kind, checksum })] : [];
    });
  }
}
