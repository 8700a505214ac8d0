import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { EmptyState } from "../ui/page-state/empty-state";
import { Head } from "../ui/head/head";
import { usePageStatus } from "./page-status";

/** Also for things that are not there (any more): a page renders it in its own place. */
export function NotFoundPage() {
  const t = useTranslations("common.notFound");
  usePageStatus(404);
  return (
    <>
      <Head title={t("title")} hidden />
      <EmptyState title={t("title")} text={t("text")} order={1}>
        <Button component={Link} to="/products">
          {t("toProducts")}
        </Button>
      </EmptyState>
    </>
  );
}
