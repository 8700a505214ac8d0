import type { Clock } from "@souk/kernel/values/clock";
import type { CaptionsStore } from "./captions/captions-store.js";
import { deleteCaptions, saveCaptions } from "./captions/change-captions.js";
import { findMediaFile, retryMediaFile, updateMediaFile } from "./change-media-file.js";
import { checkMediaFile } from "./check-media-file.js";
import { deleteMediaFile, removeUnusedFiles } from "./delete-media-file.js";
import { findUnplayable, keepFiles } from "./files/keep-files.js";
import { importPicture } from "./import-picture.js";
import { listMediaFiles } from "./list-media-files.js";
import { listStoredPictures } from "./list-stored-pictures.js";
import type { FileTypes } from "./files/file-kinds.js";
import type { MediaFileStore } from "./media-file-store.js";
import type { FileUsesPeer, CoursesPeer } from "./peers.js";
import type { ObjectStorage } from "./object-storage.js";
import type { Pictures } from "./pictures.js";
import { convertMedia } from "./playback/convert-media.js";
import type { MediaConverter } from "./playback/media-converter.js";
import type { PlaybackStore } from "./playback/playback-store.js";
import { privateLink } from "./files/private-link.js";
import { findPrivateFile } from "./files/read-private-file.js";
import { appendToUpload, cancelUpload, findUpload, startUpload } from "./receive-upload.js";
import { replaceMediaFile, replacePicture } from "./replacement/replace-media-file.js";
import type { ReplacementStore } from "./replacement/replacement-store.js";
import type { RemoteFiles } from "./remote-files.js";
import { uploadLimitsOf, type UploadLimits } from "./upload-limits.js";
import type { VirusScanner } from "./virus-scanner.js";

export interface MediaDependencies {
  readonly store: MediaFileStore;
  readonly playbacks: PlaybackStore;
  readonly replacements: ReplacementStore;
  readonly captions: CaptionsStore;
  readonly storage: ObjectStorage;
  readonly scanner: VirusScanner;
  readonly pictures: Pictures;
  readonly fileTypes: FileTypes;
  readonly remoteFiles: RemoteFiles;
  readonly uses: FileUsesPeer;
  readonly lessons: CoursesPeer;
  /** For admins and instructors. */
  readonly limits: UploadLimits;
  readonly customerLimits: UploadLimits;
  /** Null when this machine cannot convert. */
  readonly converter: MediaConverter | null;
  /** Aborted when the process ends. */
  readonly closing: AbortSignal;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type MediaDomain = ReturnType<typeof mediaDomain>;

/** All operations of the subgraph. */
export function mediaDomain(dependencies: MediaDependencies) {
  return {
    uploadLimitsOf: uploadLimitsOf(dependencies),
    uses: dependencies.uses,
    startUpload: startUpload(dependencies),
    appendToUpload: appendToUpload(dependencies),
    findUpload: findUpload(dependencies),
    cancelUpload: cancelUpload(dependencies),
    checkMediaFile: checkMediaFile(dependencies),
    findMediaFile: findMediaFile(dependencies),
    listMediaFiles: listMediaFiles(dependencies),
    updateMediaFile: updateMediaFile(dependencies),
    retryMediaFile: retryMediaFile(dependencies),
    deleteMediaFile: deleteMediaFile(dependencies),
    removeUnusedFiles: removeUnusedFiles(dependencies),
    replaceMediaFile: replaceMediaFile(dependencies),
    replacePicture: replacePicture(dependencies),
    findReplacement: (sha256: string) => dependencies.replacements.findReplacement(sha256),
    importPicture: importPicture(dependencies),
    listStoredPictures: listStoredPictures(dependencies),
    convertMedia: convertMedia(dependencies),
    queueConversions: () => dependencies.playbacks.queueConversions(),
    findPlaybacks: (checksums: readonly string[]) => dependencies.playbacks.findPlaybacks(checksums),
    listCaptions: (fileIds: readonly string[]) => dependencies.captions.listCaptions(fileIds),
    saveCaptions: saveCaptions(dependencies),
    deleteCaptions: deleteCaptions(dependencies),
    privateLink: privateLink(dependencies),
    findPrivateFile: findPrivateFile(dependencies),
    keepFiles: keepFiles(dependencies),
    findUnplayable: findUnplayable(dependencies),
  };
}
