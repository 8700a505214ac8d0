import { Progress } from "@mantine/core";
import { lazy, Suspense, useEffect } from "react";
import { Outlet, ScrollRestoration, useNavigation } from "react-router";
import { useTranslations } from "use-intl/react";
import { useCaptchaRequest } from "../../graph/captcha-requests";
import { useIsReconnecting } from "../../graph/connection-status";
import { toast } from "../../ui/toast/toast";
import { onSessionEnded } from "../session-ended";
import { ViewerProvider } from "../viewer/viewer";
import { mainContentId } from "./main-content";
import classes from "./root-layout.module.css";

/** Most visitors never need it. */
const CaptchaDialog = lazy(async () => ({ default: (await import("./captcha/captcha-dialog")).CaptchaDialog }));

export function RootLayout() {
  const t = useTranslations("common");
  const { state } = useNavigation();
  const waiting = useIsReconnecting();
  const captcha = useCaptchaRequest();
  useEffect(() => onSessionEnded(() => toast({ kind: "problem", message: t("sessionEnded") })), [t]);
  // signals to tests and scripts that the page now responds to input
  useEffect(() => {
    document.documentElement.dataset.ready = "";
  }, []);
  return (
    <ViewerProvider>
      <a href={`#${mainContentId}`} className={classes.skip}>
        {t("skipToContent")}
      </a>
      {state !== "idle" && (
        <Progress value={100} animated size={3} radius={0} className={classes.progress} aria-label={t("loading")} />
      )}
      <div role="status" aria-live="polite">
        {waiting && <p className={classes.trouble}>{t("connectionTrouble")}</p>}
      </div>
      <Outlet />
      {captcha && (
        <Suspense>
          <CaptchaDialog request={captcha} />
        </Suspense>
      )}
      <ScrollRestoration />
    </ViewerProvider>
  );
}
