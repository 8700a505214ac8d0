import { useTranslations } from "use-intl/react";
import type { MediaLibrary, MediaUse } from "../../../../ui/media/media-library";

/** All files, with links to the admin's pages. A course has its page in the course builder. */
export function useAdminMedia(): MediaLibrary {
  const t = useTranslations("media");
  return { path: "/admin/media", title: t("title"), pageOf };
}

function pageOf({ typename, id, name }: MediaUse): string | undefined {
  switch (typename) {
    case "Product":
      return `/admin/products/${id}`;
    case "Category":
      return "/admin/categories";
    case "Course":
      return `/teach/courses/${id}`;
    case "Review":
      return "/admin/reviews";
    case "Order":
      return `/admin/orders/${name}`;
    case "User":
      return `/admin/customers/${id}`;
    default:
      return undefined;
  }
}
