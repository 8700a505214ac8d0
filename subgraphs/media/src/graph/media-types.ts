import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { MediaFileResolver } from "./media-file-resolver.js";
import { PictureType } from "./picture-type.js";

export const mediaTypes: GraphTypes = {
  resolvers: [MediaFileResolver, OutboxResolver, PersonalDataResolver],
  orphanedTypes: [PictureType],
};
