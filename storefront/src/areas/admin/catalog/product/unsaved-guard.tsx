import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useBlocker } from "react-router";
import { useTranslations } from "use-intl/react";

/** Asks the user before they leave with unsaved changes. `letGo` lets the next navigation pass without a question. */
export function useUnsavedGuard(isDirty: boolean) {
  const isLetGo = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && !isLetGo.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return undefined;
    const confirmLeaving = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", confirmLeaving);
    return () => window.removeEventListener("beforeunload", confirmLeaving);
  }, [isDirty]);
  return {
    letGo: () => {
      isLetGo.current = true;
    },
    dialog: (
      <UnsavedDialog
        opened={blocker.state === "blocked"}
        stay={() => blocker.reset?.()}
        leave={() => blocker.proceed?.()}
      />
    ),
  };
}

interface UnsavedDialogProps {
  readonly opened: boolean;
  readonly stay: () => void;
  readonly leave: () => void;
}

function UnsavedDialog({ opened, stay, leave }: UnsavedDialogProps) {
  const t = useTranslations("adminCatalog.product.unsaved");
  return (
    <Modal opened={opened} onClose={stay} title={t("title")} closeButtonProps={{ "aria-label": t("stay") }} centered>
      <Stack>
        <Text>{t("text")}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={leave}>
            {t("leave")}
          </Button>
          <Button onClick={stay} data-autofocus>
            {t("stay")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
