import { Box } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { MissingNotice } from "./missing-notice";

/** Shown above a page whose refetch failed (`useLastAnswer`): the page shows its last answer. */
export function OutdatedNotice({ isOutdated, retry }: { readonly isOutdated: boolean; readonly retry: () => void }) {
  const t = useTranslations("common.error");
  if (!isOutdated) return null;
  return (
    <Box mb="md">
      <MissingNotice text={t("notRefreshed")} retry={retry} />
    </Box>
  );
}
