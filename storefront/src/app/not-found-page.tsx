import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { EmptyState } from "../ui/page-state/empty-state";
import { Head } from "../ui/head/head";
import { usePageStatus } from "./page-status";

/** Also rendered by a page in its own place when its subject does not exist (any more). */
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
