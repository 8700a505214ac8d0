import { Button } from "@mantine/core";
import { Link, useLocation } from "react-router";
import { useTranslations } from "use-intl/react";
import { usePageStatus } from "../../../app/page-status";
import { useViewer } from "../../../app/viewer/viewer";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";

/** Shown to users who are not admins, in place of every admin page. */
export function AdminRefusal() {
  const t = useTranslations("admin");
  return (
    <>
      <Head title={t("title")} hidden />
      <Refusal />
    </>
  );
}

function Refusal() {
  const t = useTranslations("admin.refusal");
  const { state, user, refresh } = useViewer();
  const { pathname, search } = useLocation();
  usePageStatus(403);
  const returnTo = encodeURIComponent(pathname + search);
  if (state === "unavailable") {
    return (
      <EmptyState order={1} title={t("unavailableTitle")} text={t("unavailableText")}>
        <Button onClick={refresh}>{t("retry")}</Button>
      </EmptyState>
    );
  }
  if (user?.role === "ADMIN") {
    return (
      <EmptyState order={1} title={t("secondFactorTitle")} text={t("secondFactorText")}>
        <Button component={Link} to={`/account/security?returnTo=${returnTo}`}>
          {t("secondFactor")}
        </Button>
      </EmptyState>
    );
  }
  if (state === "user") {
    return (
      <EmptyState order={1} title={t("title")} text={t("text")}>
        <Button component={Link} to="/">
          {t("toShop")}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState order={1} title={t("signInTitle")}>
      <Button component={Link} to={`/login?returnTo=${returnTo}`}>
        {t("signIn")}
      </Button>
    </EmptyState>
  );
}
