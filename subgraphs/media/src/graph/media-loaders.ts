import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import DataLoader from "dataloader";
import type { MediaDomain } from "../domain/media-domain.js";
import type { FileUse } from "@souk/kernel/file-uses/file-uses";

const loadersKey = {};

export type LoaderDomain = Pick<MediaDomain, "uses" | "findPlaybacks" | "listCaptions">;

/** The batch loaders of a request. All uses of a list are one call, all playbacks one statement, and all captions another. */
export function mediaLoaders(domain: LoaderDomain, context: GraphContext) {
  return oncePerRequest(context, loadersKey, () => ({
    uses: usesLoader(domain),
    playbacks: batchLoader(
      (checksums) => domain.findPlaybacks(checksums),
      ({ sha256 }) => sha256,
    ),
    captions: groupLoader(
      (fileIds) => domain.listCaptions(fileIds),
      ({ fileId }) => fileId,
    ),
  }));
}

function usesLoader({ uses }: Pick<MediaDomain, "uses">): DataLoader<string, readonly FileUse[] | null> {
  return new DataLoader(async (keys) => {
    try {
      const byKey = Map.groupBy(await uses.usesOf(keys), ({ key }) => key);
      return keys.map((key) => byKey.get(key) ?? []);
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return keys.map(() => null);
      throw error;
    }
  });
}
