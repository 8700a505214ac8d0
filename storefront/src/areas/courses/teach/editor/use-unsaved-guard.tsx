import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { useBlocker } from "react-router";
import { useTranslations } from "use-intl/react";

export interface UnsavedGuard {
  /** Lets the next navigation pass, for data that are saved at the same time. */
  readonly letGo: () => void;
  readonly dialog: ReactNode;
}

/** Asks the user before they leave the page or close the tab with unsaved changes. */
export function useUnsavedGuard(isDirty: boolean): UnsavedGuard {
  const t = useTranslations("teaching.unsaved");
  const isFree = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && !isFree.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return undefined;
    const confirmLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", confirmLeave);
    return () => removeEventListener("beforeunload", confirmLeave);
  }, [isDirty]);
  const stay = () => blocker.reset?.();
  return {
    letGo: () => {
      isFree.current = true;
    },
    dialog: (
      <Modal opened={blocker.state === "blocked"} onClose={stay} title={t("title")} withCloseButton={false} centered>
        <Stack>
          <Text>{t("text")}</Text>
          <Group justify="end">
            <Button variant="default" onClick={() => blocker.proceed?.()}>
              {t("leave")}
            </Button>
            <Button data-autofocus onClick={stay}>
              {t("stay")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    ),
  };
}
