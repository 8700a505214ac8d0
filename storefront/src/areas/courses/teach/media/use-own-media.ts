import { useTranslations } from "use-intl/react";
import type { MediaLibrary } from "../../../../ui/media/media-library";

/** The files of the instructor. Products have no page that an instructor opens by their id. */
export function useOwnMedia(): MediaLibrary {
  const t = useTranslations("media");
  return {
    path: "/teach/media",
    title: t("ownTitle"),
    pageOf: ({ typename, id }) => {
      if (typename === "Course") return `/teach/courses/${id}`;
      // the profiles of others are not among the uses
      return typename === "User" ? "/account" : undefined;
    },
  };
}
