import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import DataLoader from "dataloader";
import type { MediaDomain } from "../domain/media-domain.js";
import type { PictureUse } from "../domain/peers.js";

const key = {};

/** The batch loaders of a request. All uses of a list are one call. */
export function mediaLoaders(domain: Pick<MediaDomain, "uses">, context: GraphContext) {
  return oncePerRequest(context, key, () => ({ uses: usesLoader(domain) }));
}

function usesLoader({ uses }: Pick<MediaDomain, "uses">): DataLoader<string, readonly PictureUse[] | null> {
  return new DataLoader(async (checksums) => {
    try {
      const byChecksum = Map.groupBy(await uses.usesOf(checksums), ({ checksum }) => checksum);
      return checksums.map((checksum) => byChecksum.get(checksum) ?? []);
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return checksums.map(() => null);
      throw error;
    }
  });
}
