import { adminActionIfAny } from "@souk/kernel/audit/admin-action-of";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { MediaState } from "../domain/media-file.js";
import type { MediaDomain } from "../domain/media-domain.js";
import { usedKeys, visibleUses, type VisibleUses } from "../domain/file-uses.js";
import {
  MediaFileConnectionType,
  mediaFileConnectionFrom,
  MediaFileType,
  mediaFileTypeFrom,
  MediaStateEnum,
} from "./media-file-type.js";
import { ImportPictureInput, ReplaceMediaFileInput, UpdateMediaFileInput } from "./media-inputs.js";
import { MediaLinkType, mediaLinkTypeFrom } from "./media-link-type.js";
import { mediaLoaders } from "./media-loaders.js";
import {
  DeleteMediaFileResult,
  ImportPictureResult,
  ReplaceMediaFileResult,
  RetryMediaFileResult,
  toChangeMediaFileResult,
  toDeleteMediaFileResult,
  toImportPictureResult,
  toReplaceMediaFileResult,
  UpdateMediaFileResult,
} from "./media-results.js";
import { MediaUseType, mediaUseTypeFrom } from "./media-use-type.js";

@ArgsType()
class MediaFilesArgs extends ForwardPageArgs {
  @Field(() => String, { nullable: true, description: "A part of the name or of the alternative text." })
  search?: string | null;

  @Field(() => MediaStateEnum, { nullable: true })
  state?: MediaState | null;
}

/** The files of users. Lists and imports are for admins and instructors; a customer sees the own files by their ids. */
@Resolver(() => MediaFileType)
export class MediaFileResolver {
  constructor(private readonly domain: MediaDomain) {}

  @Authorized("ADMIN", "INSTRUCTOR")
  @Query(() => MediaFileConnectionType, {
    nullable: true,
    description: "Newest first: all files for an admin, the own ones for an instructor.",
  })
  async mediaFiles(
    @Args(() => MediaFilesArgs) { search, state, ...page }: MediaFilesArgs,
    @Ctx() context: GraphContext,
  ): Promise<MediaFileConnectionType> {
    const viewer = buyerOf(context);
    return mediaFileConnectionFrom(await this.domain.listMediaFiles(page, { search, state }, viewer));
  }

  @Authorized()
  @Query(() => MediaFileType, { nullable: true, description: "Null for a file that the viewer may not see." })
  async mediaFile(@Arg("id", () => ID) id: string, @Ctx() { viewer }: GraphContext): Promise<MediaFileType | null> {
    const file = await this.domain.findMediaFile(id, viewer);
    return file && mediaFileTypeFrom(file);
  }

  @FieldResolver(() => MediaLinkType, {
    nullable: true,
    description: "Null until READY, and for a picture, which has public addresses.",
  })
  async link(@Root() { id, kind }: MediaFileType, @Ctx() { viewer }: GraphContext): Promise<MediaLinkType | null> {
    if (kind === null || kind === "PICTURE") return null;
    const link = await this.domain.privateLink({ fileId: id, lessonId: null }, viewer);
    return mediaLinkTypeFrom(link);
  }

  @FieldResolver(() => [MediaUseType], {
    nullable: true,
    description:
      "The places that use the file, at most ten of each type, without the profiles and unpublished courses of other users for users who are no admins. Null while a service does not answer.",
  })
  async uses(@Root() file: MediaFileType, @Ctx() context: GraphContext): Promise<MediaUseType[] | null> {
    const visible = await this.visibleUsesOf(file, context);
    return visible && visible.uses.map(mediaUseTypeFrom);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "The number of places that use the file and that `uses` leaves out, at most ten of each type. Null while a service does not answer.",
  })
  async otherUses(@Root() file: MediaFileType, @Ctx() context: GraphContext): Promise<number | null> {
    return (await this.visibleUsesOf(file, context))?.otherUses ?? null;
  }

  @Authorized("ADMIN", "INSTRUCTOR")
  @Mutation(() => ImportPictureResult, {
    nullable: true,
    description: "Copies the picture at an address. The state of the file shows the progress.",
  })
  async importPicture(
    @Arg("input", () => ImportPictureInput) input: ImportPictureInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof ImportPictureResult> {
    const action = adminActionIfAny(context, "importPicture");
    return toImportPictureResult(await this.domain.importPicture(input, buyerOf(context).id, action));
  }

  @Authorized("ADMIN", "INSTRUCTOR")
  @Mutation(() => UpdateMediaFileResult, { nullable: true, description: "For the owner of the file and admins." })
  async updateMediaFile(
    @Arg("input", () => UpdateMediaFileInput) input: UpdateMediaFileInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateMediaFileResult> {
    const action = adminActionIfAny(context, "updateMediaFile");
    const outcome = await this.domain.updateMediaFile(input, context.viewer, action);
    return toChangeMediaFileResult(outcome);
  }

  @Authorized("ADMIN", "INSTRUCTOR")
  @Mutation(() => ReplaceMediaFileResult, {
    nullable: true,
    description:
      "Replaces the content of a file by that of another one. All places that use the file show the new content. For the owner of both files and admins.",
  })
  async replaceMediaFile(
    @Arg("input", () => ReplaceMediaFileInput) input: ReplaceMediaFileInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof ReplaceMediaFileResult> {
    const action = adminActionIfAny(context, "replaceMediaFile");
    return toReplaceMediaFileResult(await this.domain.replaceMediaFile(input, context.viewer, action));
  }

  @Authorized()
  @Mutation(() => RetryMediaFileResult, {
    nullable: true,
    description: "Checks a file in FAILED again, or converts one whose playback is FAILED. For its owner and admins.",
  })
  async retryMediaFile(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RetryMediaFileResult> {
    const action = adminActionIfAny(context, "retryMediaFile");
    return toChangeMediaFileResult(await this.domain.retryMediaFile(id, context.viewer, action));
  }

  @Authorized()
  @Mutation(() => DeleteMediaFileResult, {
    nullable: true,
    description: "Deletes a file that no page shows. For its owner and admins.",
  })
  async deleteMediaFile(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteMediaFileResult> {
    const action = adminActionIfAny(context, "deleteMediaFile");
    return toDeleteMediaFileResult(await this.domain.deleteMediaFile(id, context.viewer, action));
  }

  private async visibleUsesOf(file: MediaFileType, context: GraphContext): Promise<VisibleUses | null> {
    const { uses } = mediaLoaders(this.domain, context);
    const keys = file.kind === null ? [] : usedKeys(file.id, file.picture?.id ?? null);
    const found = await Promise.all(keys.map((key) => uses.load(key)));
    return found.includes(null)
      ? null
      : visibleUses(
          found.flatMap((each) => each ?? []),
          context.viewer,
        );
  }
}
