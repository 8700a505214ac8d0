import { randomUUID } from "node:crypto";
import { auditJobHandlers } from "@souk/kernel/audit/audit-log";
import { openDatabase } from "@souk/kernel/database/database";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { MediaConfig } from "./config.js";
import { mediaDomain } from "./domain/media-domain.js";
import type { ObjectStorage } from "./domain/object-storage.js";
import type { MediaConverter } from "./domain/playback/media-converter.js";
import { noScanner } from "./domain/virus-scanner.js";
import {
  CaptionsLinkResolver,
  LessonMediaCaptionsResolver,
  MediaFileCaptionsResolver,
} from "./graph/captions-resolver.js";
import { LessonMediaResolver } from "./graph/lesson-media-resolver.js";
import { MediaFileResolver } from "./graph/media-file-resolver.js";
import { mediaReferences } from "./graph/media-references.js";
import { mediaTypes } from "./graph/media-types.js";
import {
  LessonMediaPlaybackResolver,
  MediaFilePlaybackResolver,
  PlaybackLinksResolver,
} from "./graph/playback-resolver.js";
import { mediaStreams } from "./http/media-streams.js";
import { conversionSchedule, mediaJobs, mediaSchedule } from "./jobs/media-jobs.js";
import { ClamdScanner } from "./peers/clamd/clamd-scanner.js";
import { CoursesClient } from "./peers/courses-client.js";
import { fileUsesClients } from "./peers/file-uses-clients.js";
import { FfmpegConverter } from "./peers/ffmpeg/ffmpeg-converter.js";
import { contentTypes } from "./peers/file-types.js";
import { HttpRemoteFiles } from "./peers/http-remote-files.js";
import { SharpPictures } from "./peers/pictures/sharp-pictures.js";
import { openCheckedStorage } from "./peers/storage/open-storage.js";
import { CaptionsRepository } from "./store/captions-repository.js";
import { mediaDatabase } from "./store/database-definition.js";
import { MediaFileRepository } from "./store/media-file-repository.js";
import { MediaPersonalData } from "./store/media-personal-data.js";
import { PlaybackRepository } from "./store/playback-repository.js";
import { ReplacementRepository } from "./store/replacement-repository.js";
import { seedDemoMedia } from "./store/seed-demo-media.js";

/** Dependencies that a test may replace. */
export interface MediaOverrides {
  readonly storage?: ObjectStorage;
  readonly converter?: MediaConverter | null;
}

export async function startMedia(
  config: MediaConfig,
  serviceContext: ServiceContext,
  overrides: MediaOverrides = {},
): Promise<Subgraph> {
  const { logger, clock, peer, serviceTokens } = serviceContext;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...mediaDatabase, settings: config.database, logger }));
  const store = new MediaFileRepository(database);
  const storage = overrides.storage ?? resources.use(await openCheckedStorage(config.storage, logger));
  if (config.demoData) await seedDemoMedia(database, storage);
  const converter = overrides.converter === undefined ? await FfmpegConverter.find() : overrides.converter;
  if (!converter) logger.info("ffmpeg or ffprobe is not on PATH: videos play as they were uploaded");
  const closing = new AbortController();
  const { limits, customerLimits, clamd, allowsPrivateHosts } = config;
  const client = (callee: string): PeerClient =>
    new PeerClient({ caller: "media", callee, transport: peer(callee), serviceTokens });
  const domain = mediaDomain({
    store,
    playbacks: new PlaybackRepository(database),
    replacements: new ReplacementRepository(database),
    captions: new CaptionsRepository(database),
    storage,
    scanner: clamd ? new ClamdScanner(clamd) : noScanner,
    pictures: new SharpPictures(),
    fileTypes: contentTypes,
    remoteFiles: resources.use(new HttpRemoteFiles({ allowsPrivateHosts })),
    uses: fileUsesClients(client),
    lessons: new CoursesClient(client("courses")),
    limits,
    customerLimits,
    converter,
    closing: closing.signal,
    clock,
    newId: randomUUID,
  });
  const schema = subgraphSchema(mediaTypes, {
    resolvers: [
      new MediaFileResolver(domain),
      new MediaFilePlaybackResolver(domain),
      new LessonMediaResolver(domain),
      new LessonMediaPlaybackResolver(domain),
      new PlaybackLinksResolver(domain),
      new MediaFileCaptionsResolver(domain),
      new LessonMediaCaptionsResolver(domain),
      new CaptionsLinkResolver(domain),
      new OutboxResolver(failedJobsIn(database)),
      new PersonalDataResolver(new MediaPersonalData(database)),
    ],
    references: mediaReferences(store),
  });
  resources.use(
    await startJobs("media", {
      database,
      serviceContext,
      handlers: { ...mediaJobs(domain), ...auditJobHandlers("media", serviceContext) },
      // a picture of 50 million pixels needs 200 MB while it is converted; the third slot is for a video
      concurrency: 3,
      schedule: converter ? `${mediaSchedule}\n${conversionSchedule}` : mediaSchedule,
    }),
  );
  // before the jobs end
  resources.defer(() => closing.abort());
  const streamHandler = mediaStreams({ domain, storage, newId: randomUUID });
  const options = { name: "media", schema, serviceContext, database, streamHandler };
  return await assembleSubgraph({ ...options, resources: resources.move() });
}
