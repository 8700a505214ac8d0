import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { CaptionsLinkResolver, LessonMediaCaptionsResolver, MediaFileCaptionsResolver } from "./captions-resolver.js";
import { LessonMediaResolver } from "./lesson-media-resolver.js";
import { LessonMediaType } from "./lesson-media-type.js";
import { MediaFileResolver } from "./media-file-resolver.js";
import { LessonMediaPlaybackResolver, MediaFilePlaybackResolver, PlaybackLinksResolver } from "./playback-resolver.js";
import { PictureType } from "./picture-type.js";

export const mediaTypes: GraphTypes = {
  resolvers: [
    MediaFileResolver,
    MediaFilePlaybackResolver,
    LessonMediaResolver,
    LessonMediaPlaybackResolver,
    PlaybackLinksResolver,
    MediaFileCaptionsResolver,
    LessonMediaCaptionsResolver,
    CaptionsLinkResolver,
    OutboxResolver,
    PersonalDataResolver,
  ],
  orphanedTypes: [PictureType, LessonMediaType],
};
