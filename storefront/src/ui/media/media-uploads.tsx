import { Button, CloseButton, FileButton, Group, Paper, Stack, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { UploadProgress } from "../upload/upload-progress";
import { acceptedLessonFiles, acceptedPictures, isProblem } from "../upload/upload-state";
import type { Uploads } from "../upload/use-uploads";

/** A button that uploads files, and the progress of all uploads that have not ended. */
export function MediaUploads({ uploads: { uploads, add, retry, remove } }: { readonly uploads: Uploads }) {
  const t = useTranslations("media.list");
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <FileButton multiple accept={`${acceptedPictures},${acceptedLessonFiles}`} onChange={add}>
          {(props) => (
            <Button {...props} leftSection={<IconUpload aria-hidden size={16} />}>
              {t("upload")}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" flex="1 1 16rem">
          {t("uploadHint")}
        </Text>
      </Group>
      <Stack gap="xs" component="ul" aria-label={t("uploads")} aria-live="polite" m={0} p={0}>
        {uploads.map(
          ({ key, name, state }) =>
            state.kind !== "ready" && (
              <Paper key={key} component="li" withBorder p="xs" style={{ listStyle: "none" }}>
                <Group justify="space-between" wrap="nowrap">
                  <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
                    {name}
                  </Text>
                  {isProblem(state) && (
                    <CloseButton size="sm" aria-label={t("dismiss", { name })} onClick={() => remove(key)} />
                  )}
                </Group>
                <UploadProgress
                  state={state}
                  otherKind={t("otherKind")}
                  retry={() => retry(key)}
                  cancel={() => remove(key)}
                />
              </Paper>
            ),
        )}
      </Stack>
    </Stack>
  );
}
