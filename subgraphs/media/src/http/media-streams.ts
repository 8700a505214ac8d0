import type { StreamHandler } from "@souk/kernel/subgraph/assemble-subgraph";
import type { MediaDomain } from "../domain/media-domain.js";
import type { ObjectStorage } from "../domain/object-storage.js";
import { answerFile } from "./answer-file.js";
import { answerPicture } from "./answer-picture.js";

export interface MediaStreamDependencies {
  readonly domain: MediaDomain;
  readonly storage: ObjectStorage;
  readonly newId: () => string;
}

/** The uploads, the pictures and the private files. The packages of tus are loaded with the first upload. */
export function mediaStreams({ domain, storage, newId }: MediaStreamDependencies): StreamHandler {
  const picture = answerPicture(storage, domain);
  const file = answerFile(domain);
  return {
    paths: ["/uploads", "/uploads/:id", "/media/*"],
    answer: async (request, context) => {
      if (request.path.startsWith("/media/files/")) return file(request, context);
      if (request.path.startsWith("/media/")) return picture(request);
      const { answerUpload } = await import("./upload-server.js");
      return answerUpload(domain, newId)(request, context);
    },
  };
}
