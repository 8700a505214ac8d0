import { MediaList } from "../../../../ui/media/media-list";
import { useAdminMedia } from "./use-admin-media";

/** The files of all users. */
export function Component() {
  return <MediaList library={useAdminMedia()} />;
}
