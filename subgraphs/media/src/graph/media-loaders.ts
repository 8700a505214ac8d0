import { mostFileKeys, type FileUse } from "@souk/kernel/file-uses/file-uses";
import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { unlessUnavailable } from "@souk/kernel/peers/unless-unavailable";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import DataLoader from "dataloader";
import type { MediaDomain } from "../domain/media-domain.js";

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
  const load = async (keys: readonly string[]): Promise<(readonly FileUse[] | null)[]> => {
    const found = await unlessUnavailable(() => uses.usesOf(keys));
    if ("kind" in found) return keys.map(() => null);
    const byKey = Map.groupBy(found, ({ key }) => key);
    return keys.map((key) => byKey.get(key) ?? []);
  };
  return new DataLoader(load, { maxBatchSize: mostFileKeys });
}
