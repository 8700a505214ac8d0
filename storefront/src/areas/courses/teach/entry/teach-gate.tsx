import { Button, Skeleton, Stack } from "@mantine/core";
import { Link, Outlet, useLocation } from "react-router";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../../app/viewer/viewer";
import { Head } from "../../../../ui/head/head";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { BecomeInstructor } from "./become-instructor";

/** Lets instructors and admins in; other users can ask to become an instructor. */
export function Component() {
  const t = useTranslations("teaching.gate");
  const { state, user, refresh } = useViewer();
  const { pathname, search } = useLocation();
  if (user && user.role !== "CUSTOMER") return <Outlet />;
  return (
    <>
      <Head title={t("title")} hidden />
      {user && <BecomeInstructor />}
      {state === "unknown" && (
        <Stack aria-hidden>
          <Skeleton height={40} width={280} />
          <Skeleton height={240} />
        </Stack>
      )}
      {state === "unavailable" && <ErrorState error={undefined} retry={refresh} />}
      {state === "nobody" && (
        <EmptyState title={t("signInTitle")} text={t("signInText")} order={1}>
          <Button component={Link} to={`/login?returnTo=${encodeURIComponent(pathname + search)}`}>
            {t("signIn")}
          </Button>
        </EmptyState>
      )}
    </>
  );
}
