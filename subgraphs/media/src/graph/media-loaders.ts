import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { batchLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import DataLoader from "dataloader";
import type { MediaDomain } from "../domain/media-domain.js";
import type { MediaUse, UsedFile } from "../domain/peers.js";

const loadersKey = {};

/** The batch loaders of a request. All uses of a list are one call, and all playbacks one statement. */
export function mediaLoaders(domain: Pick<MediaDomain, "uses" | "findPlaybacks">, context: GraphContext) {
  return oncePerRequest(context, loadersKey, () => ({
    uses: usesLoader(domain),
    playbacks: batchLoader(
      (checksums) => domain.findPlaybacks(checksums),
      ({ sha256 }) => sha256,
    ),
  }));
}

function usesLoader({ uses }: Pick<MediaDomain, "uses">): DataLoader<UsedFile, readonly MediaUse[] | null, string> {
  return new DataLoader(
    async (files) => {
      try {
        const byKey = Map.groupBy(await uses.usesOf(files), ({ key }) => key);
        return files.map(({ key }) => byKey.get(key) ?? []);
      } catch (error) {
        if (error instanceof ServiceUnavailableError) return files.map(() => null);
        throw error;
      }
    },
    { cacheKeyFn: ({ key }) => key },
  );
}
