import { Button, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { dayAndTime } from "../../../../ui/order/day-and-time";
import type { OutlineState } from "../outline/use-outline";
import { DiscardDialog } from "./discard-dialog";
import { ReviewDialog } from "./review-dialog";

export interface DraftActionsProps {
  readonly courseId: string;
  /** Null if nothing differs from the published outline. */
  readonly savedAt: string | null;
  readonly isDirty: boolean;
  readonly continueWith: OutlineState["continueWith"];
}

/** The unpublished changes of a published course: publishes them after a review, or discards them. */
export function DraftActions({ courseId, savedAt, isDirty, continueWith }: DraftActionsProps) {
  const t = useTranslations("teaching.publish");
  const format = useFormatter();
  const [opened, setOpened] = useState<"review" | "discard">();
  const close = () => setOpened(undefined);
  return (
    <>
      {savedAt && (
        <Stack component="section" gap="xs" aria-label={t("draft.title")}>
          <Title order={3} size="h5">
            {t("draft.title")}
          </Title>
          <Text size="sm" c="dimmed">
            {t("draft.savedAt", { time: format.dateTime(new Date(savedAt), dayAndTime) })}
          </Text>
          <Button disabled={isDirty} onClick={() => setOpened("review")}>
            {t("draft.review")}
          </Button>
          <Button variant="default" disabled={isDirty} onClick={() => setOpened("discard")}>
            {t("draft.discard")}
          </Button>
          {isDirty && (
            <Text size="sm" c="dimmed">
              {t("saveFirst")}
            </Text>
          )}
        </Stack>
      )}
      <ReviewDialog courseId={courseId} opened={opened === "review"} close={close} continueWith={continueWith} />
      <DiscardDialog courseId={courseId} opened={opened === "discard"} close={close} continueWith={continueWith} />
    </>
  );
}
