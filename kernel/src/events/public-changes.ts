import { onAbort } from "../http/on-abort.js";
import type { ChangeNotifications } from "./change-notifications.js";
import { everything } from "./payload-feed.js";

/**
 * The PostgreSQL channel for changes of public data. A payload is a tag: `Product:<id>` for one object, or `Product` if
 * lists of products may have changed.
 */
export const publicTopic = "public_changed";

export type PublicChanges = (signal: AbortSignal) => AsyncIterable<readonly string[]>;

/** Returns the feed of a subgraph's changes for routers. `tagOf` converts payloads of the topic to tags. */
export function publicChangesFrom(
  changes: Pick<ChangeNotifications, "payloads">,
  topic: string = publicTopic,
  tagOf: (payload: string) => string = (payload) => payload,
): PublicChanges {
  return async function* publicChanges(signal) {
    const feed = changes.payloads(topic);
    using _ending = onAbort([signal], () => void feed.return());
    for await (const payloads of feed) {
      yield payloads.map((payload) => (payload === everything ? everything : tagOf(payload)));
    }
  };
}
