import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { batchLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { maySeeFile } from "../domain/may-use-media.js";
import type { MediaFileStore } from "../domain/media-file-store.js";
import type { MediaFile } from "../domain/media-file.js";
import { lessonMediaTarget, lessonMediaTypeFrom } from "./lesson-media-type.js";
import { mediaFileTypeFrom } from "./media-file-type.js";
import { pictureTypeFrom } from "./picture-type.js";

/** Resolves files by id for those who may see them, and pictures by checksum. Each type takes one statement. */
export function mediaReferences(
  store: Pick<MediaFileStore, "findMediaFiles" | "findPictures">,
): Record<string, ReferenceResolver> {
  const [files, pictures] = [{}, {}];
  const find = async (id: unknown, context: GraphContext): Promise<MediaFile | null> => {
    const loader = oncePerRequest(context, files, () =>
      batchLoader(
        (ids) => store.findMediaFiles(ids),
        (file) => file.id,
      ),
    );
    return isUuid(id) ? loader.load(id) : null;
  };
  return {
    MediaFile: async ({ id }, context) => {
      const found = await find(id, context);
      return found && maySeeFile(context.viewer, found) ? mediaFileTypeFrom(found) : null;
    },
    /** Courses returns the reference to those only who may watch the lesson. */
    LessonMedia: async ({ id }, context) => {
      const target = lessonMediaTarget(String(id));
      const found = target && (await find(target.fileId, context));
      return found && lessonMediaTypeFrom(found, target);
    },
    Picture: async ({ id }, context) => {
      const loader = oncePerRequest(context, pictures, () =>
        batchLoader(
          (checksums) => store.findPictures(checksums),
          (file) => file.picture?.sha256 ?? "",
        ),
      );
      const found = await loader.load(String(id));
      return found?.picture ? pictureTypeFrom(found.picture, found) : null;
    },
  };
}
