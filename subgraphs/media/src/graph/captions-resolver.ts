import { adminActionIfAny } from "@souk/kernel/audit/admin-action-of";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Args, ArgsType, Authorized, Ctx, Field, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { captionsExtension } from "../domain/captions/captions.js";
import type { MediaDomain } from "../domain/media-domain.js";
import { CaptionsType, captionsTypeFrom } from "./captions-type.js";
import { LessonMediaType } from "./lesson-media-type.js";
import { MediaFileType } from "./media-file-type.js";
import { SaveCaptionsInput } from "./media-inputs.js";
import { MediaLinkType, mediaLinkTypeFrom } from "./media-link-type.js";
import { mediaLoaders, type LoaderDomain } from "./media-loaders.js";
import { DeleteCaptionsResult, SaveCaptionsResult, toChangeMediaFileResult } from "./media-results.js";

@ArgsType()
class DeleteCaptionsArgs {
  @Field(() => ID)
  fileId!: string;

  @Field(() => String)
  language!: string;
}

const description = "By language. Empty for a file that is no video or sound.";

@Resolver(() => MediaFileType)
export class MediaFileCaptionsResolver {
  constructor(private readonly domain: LoaderDomain & Pick<MediaDomain, "saveCaptions" | "deleteCaptions">) {}

  @FieldResolver(() => [CaptionsType], { nullable: true, description })
  async captions(@Root() { id }: MediaFileType, @Ctx() context: GraphContext): Promise<CaptionsType[]> {
    const found = await mediaLoaders(this.domain, context).captions.load(id);
    return found.map((each) => captionsTypeFrom(each, { fileId: id, lessonId: null }));
  }

  @Authorized()
  @Mutation(() => SaveCaptionsResult, {
    nullable: true,
    description: "Replaces the captions in the same language. For the owner of the file and admins.",
  })
  async saveCaptions(
    @Arg("input", () => SaveCaptionsInput) input: SaveCaptionsInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SaveCaptionsResult> {
    const action = adminActionIfAny(context, "saveCaptions");
    const outcome = await this.domain.saveCaptions(input, context.viewer, action);
    // an earlier mutation of the request may have loaded them
    mediaLoaders(this.domain, context).captions.clearAll();
    return toChangeMediaFileResult(outcome);
  }

  @Authorized()
  @Mutation(() => DeleteCaptionsResult, { nullable: true, description: "For the owner of the file and admins." })
  async deleteCaptions(
    @Args(() => DeleteCaptionsArgs) { fileId, language }: DeleteCaptionsArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteCaptionsResult> {
    const action = adminActionIfAny(context, "deleteCaptions");
    const outcome = await this.domain.deleteCaptions(fileId, language, context.viewer, action);
    mediaLoaders(this.domain, context).captions.clearAll();
    return toChangeMediaFileResult(outcome);
  }
}

@Resolver(() => LessonMediaType)
export class LessonMediaCaptionsResolver {
  constructor(private readonly domain: LoaderDomain) {}

  @FieldResolver(() => [CaptionsType], { nullable: true, description })
  async captions(@Root() { target }: LessonMediaType, @Ctx() context: GraphContext): Promise<CaptionsType[]> {
    const found = await mediaLoaders(this.domain, context).captions.load(target.fileId);
    return found.map((each) => captionsTypeFrom(each, target));
  }
}

@Resolver(() => CaptionsType)
export class CaptionsLinkResolver {
  constructor(private readonly domain: Pick<MediaDomain, "privateLink">) {}

  @FieldResolver(() => MediaLinkType)
  async link(@Root() { target, language }: CaptionsType, @Ctx() { viewer }: GraphContext): Promise<MediaLinkType> {
    return mediaLinkTypeFrom(await this.domain.privateLink(target, viewer, `${language}${captionsExtension}`));
  }
}
