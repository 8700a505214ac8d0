import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { MediaDomain } from "../domain/media-domain.js";
import { posterFile, streamFile } from "../domain/playback/playback.js";
import { LessonMediaType } from "./lesson-media-type.js";
import { MediaFileType } from "./media-file-type.js";
import { MediaLinkType, mediaLinkTypeFrom } from "./media-link-type.js";
import { mediaLoaders, type LoaderDomain } from "./media-loaders.js";
import { PlaybackType, playbackTypeFrom } from "./playback-type.js";

const description = "Null for a file that is no video or sound, and where the shop has no program that converts.";

@Resolver(() => MediaFileType)
export class MediaFilePlaybackResolver {
  constructor(private readonly domain: LoaderDomain) {}

  @FieldResolver(() => PlaybackType, { nullable: true, description: `${description} Null until READY.` })
  async playback(@Root() { id, sha256 }: MediaFileType, @Ctx() context: GraphContext): Promise<PlaybackType | null> {
    const found = sha256 === null ? null : await mediaLoaders(this.domain, context).playbacks.load(sha256);
    return found && playbackTypeFrom(found, { fileId: id, lessonId: null });
  }
}

@Resolver(() => LessonMediaType)
export class LessonMediaPlaybackResolver {
  constructor(private readonly domain: LoaderDomain) {}

  @FieldResolver(() => PlaybackType, { nullable: true, description })
  async playback(
    @Root() { target, sha256 }: LessonMediaType,
    @Ctx() context: GraphContext,
  ): Promise<PlaybackType | null> {
    const found = await mediaLoaders(this.domain, context).playbacks.load(sha256);
    return found && playbackTypeFrom(found, target);
  }
}

@Resolver(() => PlaybackType)
export class PlaybackLinksResolver {
  constructor(private readonly domain: Pick<MediaDomain, "privateLink">) {}

  @FieldResolver(() => MediaLinkType, {
    nullable: true,
    description: "A playlist in the format of HLS. Null until READY, and for a sound.",
  })
  stream(@Root() playback: PlaybackType, @Ctx() context: GraphContext): Promise<MediaLinkType | null> {
    return this.linkTo(streamFile, playback, context);
  }

  @FieldResolver(() => MediaLinkType, {
    nullable: true,
    description: "A picture of the video, in JPEG. Null until READY, and for a sound.",
  })
  poster(@Root() playback: PlaybackType, @Ctx() context: GraphContext): Promise<MediaLinkType | null> {
    return this.linkTo(posterFile, playback, context);
  }

  private async linkTo(
    name: string,
    { target, files }: PlaybackType,
    { viewer }: GraphContext,
  ): Promise<MediaLinkType | null> {
    return files.includes(name) ? mediaLinkTypeFrom(await this.domain.privateLink(target, viewer, name)) : null;
  }
}
