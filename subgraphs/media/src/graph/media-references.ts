import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { batchLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { maySeeFile } from "../domain/may-use-media.js";
import type { MediaFileStore } from "../domain/media-file-store.js";
import { mediaFileTypeFrom } from "./media-file-type.js";
import { pictureTypeFrom } from "./picture-type.js";

/** Resolves files by id for those who may see them, and pictures by checksum. Each type takes one statement. */
export function mediaReferences(
  store: Pick<MediaFileStore, "findMediaFiles" | "findPictures">,
): Record<string, ReferenceResolver> {
  const [files, pictures] = [{}, {}];
  return {
    MediaFile: async ({ id }, context) => {
      const loader = oncePerRequest(context, files, () =>
        batchLoader(
          (ids) => store.findMediaFiles(ids),
          (file) => file.id,
        ),
      );
      const found = isUuid(id) ? await loader.load(id) : null;
      return found && maySeeFile(context.viewer, found) ? mediaFileTypeFrom(found) : null;
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
