import { useTranslations } from "use-intl/react";
import type { MediaLibrary } from "../../../../ui/media/media-library";

/** All files, with links to the admin's pages. A course has its page in the course builder. */
export function useAdminMedia(): MediaLibrary {
  const t = useTranslations("media");
  return {
    path: "/admin/media",
    title: t("title"),
    pageOf: ({ typename, id }) => {
      const folder = folders[typename];
      return folder && `${folder}/${id}`;
    },
  };
}

const folders: Readonly<Record<string, string>> = {
  Product: "/admin/products",
  Course: "/teach/courses",
  User: "/admin/customers",
};
