import type { PeerClient } from "@souk/kernel/peers/peer-client";
import { isUuid } from "@souk/kernel/values/uuid";
import type { KeptFile, MediaPeer } from "../domain/peers.js";
import { KeepMediaFilesDocument, UnplayableMediaFilesDocument } from "./generated/media.js";

/** Calls the media subgraph by GraphQL. */
export class MediaClient implements MediaPeer {
  constructor(private readonly peer: PeerClient) {}

  async keepFiles(keys: readonly string[]): Promise<readonly KeptFile[]> {
    const input = { ids: keys.filter(isUuid), checksums: keys.filter((key) => !isUuid(key)) };
    const { keepMediaFiles } = await this.peer.call(KeepMediaFilesDocument, { input }, { idempotent: true });
    return keepMediaFiles;
  }

  async unplayableFiles(ids: readonly string[]): Promise<readonly string[]> {
    const variables = { ids: [...ids] };
    const answer = await this.peer.call(UnplayableMediaFilesDocument, variables, { idempotent: true });
    return answer.unplayableMediaFiles;
  }
}
