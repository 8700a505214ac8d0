import { Alert, Button, Group, Modal, Stack, Text, useComputedColorScheme } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { CaptchaRequest } from "../../../graph/captcha-requests";
import { useShopSettings } from "../../shop-settings";

const readyWithinMs = 10_000;
const usualHeight = 90;

/** Shows the challenge of the captcha provider in a frame, so that this page need not allow the provider's origins. */
export function CaptchaDialog({ request: { frame, finish } }: { readonly request: CaptchaRequest }) {
  const t = useTranslations("common.captcha");
  const [attempt, setAttempt] = useState(1);
  const [failed, setFailed] = useState(false);
  const retry = () => {
    setFailed(false);
    setAttempt(attempt + 1);
  };
  return (
    <Modal
      opened
      onClose={() => finish(undefined)}
      title={t("title")}
      closeButtonProps={{ "aria-label": t("close") }}
      centered
    >
      <Stack gap="md">
        <Text>{t("text")}</Text>
        <div role="alert">
          {failed && (
            <Alert role="presentation" color="red" variant="light" icon={<IconAlertCircle aria-hidden />}>
              {t("failed")}
            </Alert>
          )}
        </div>
        {!failed && <Challenge key={attempt} frame={frame} onSolved={finish} onFailed={() => setFailed(true)} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => finish(undefined)}>
            {t("cancel")}
          </Button>
          {failed && <Button onClick={retry}>{t("retry")}</Button>}
        </Group>
      </Stack>
    </Modal>
  );
}

interface ChallengeProps {
  readonly frame: string;
  readonly onSolved: (token: string) => void;
  readonly onFailed: () => void;
}

function Challenge({ frame, onSolved, onFailed }: ChallengeProps) {
  const t = useTranslations("common.captcha");
  const { locale } = useShopSettings();
  const scheme = useComputedColorScheme("light");
  const element = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(usualHeight);
  useEffect(() => {
    const late = setTimeout(onFailed, readyWithinMs);
    const receive = ({ source, data }: MessageEvent<unknown>) => {
      if (source === null || source !== element.current?.contentWindow) return;
      const message = captchaMessageOf(data);
      if (!message) return;
      clearTimeout(late);
      if (message.kind === "solved") onSolved(message.token);
      if (message.kind === "failed") onFailed();
      if (message.kind === "size") setHeight(message.pixels);
    };
    window.addEventListener("message", receive);
    return () => {
      clearTimeout(late);
      window.removeEventListener("message", receive);
    };
  }, [onSolved, onFailed]);
  return (
    <iframe
      ref={element}
      title={t("frame")}
      src={`${frame}?language=${locale}&scheme=${scheme}`}
      width="100%"
      height={height}
      style={{ border: 0 }}
    />
  );
}

/** A message of the page that shows the challenge. */
type CaptchaMessage =
  | { readonly kind: "ready" | "expired" | "failed" }
  | { readonly kind: "solved"; readonly token: string }
  | { readonly kind: "size"; readonly pixels: number };

const lowest = 60;
const highest = 700;

/** Returns undefined for a message of anything else. */
function captchaMessageOf(data: unknown): CaptchaMessage | undefined {
  const { captcha } = (typeof data === "object" && data !== null ? data : {}) as { readonly captcha?: unknown };
  if (typeof captcha !== "object" || captcha === null) return undefined;
  const { kind, token, pixels } = captcha as Readonly<Record<string, unknown>>;
  if (kind === "ready" || kind === "expired" || kind === "failed") return { kind };
  if (kind === "solved" && typeof token === "string" && token !== "") return { kind, token };
  if (kind === "size" && typeof pixels === "number" && Number.isFinite(pixels))
    return { kind, pixels: Math.min(highest, Math.max(lowest, Math.round(pixels))) };
  return undefined;
}
