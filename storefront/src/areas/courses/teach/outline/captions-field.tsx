import { Anchor, Button, CloseButton, FileButton, Group, Input, Select, Stack, Text } from "@mantine/core";
import { useRef, useState } from "react";
import { useMutation } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../../ui/form/use-server-message";
import { languageName, languageOptions } from "../../../../ui/language/languages";
import type { ShownCaptions } from "../../lesson/shown-file";
import { DeleteCaptionsDocument, SaveCaptionsDocument } from "./captions.generated";

export interface CaptionsFieldProps {
  readonly fileId: string;
  readonly captions: readonly ShownCaptions[];
  /** Fetches the captions again. */
  readonly changed: () => void;
}

/** The captions of an uploaded video or sound. They are saved at once, without the outline. */
export function CaptionsField({ fileId, captions, changed }: CaptionsFieldProps) {
  const t = useTranslations("teaching.lesson.captions");
  const locale = useLocale();
  const refusalText = useRefusalText();
  const serverMessage = useServerMessage();
  const [language, setLanguage] = useState<string>(locale);
  const forgetFile = useRef<() => void>(null);
  const [problem, setProblem] = useState<string>();
  const [saving, save] = useMutation(SaveCaptionsDocument);
  const [deleting, remove] = useMutation(DeleteCaptionsDocument);

  const add = async (file: File | null): Promise<void> => {
    if (!file) return;
    // the same file can be chosen again after it was corrected
    forgetFile.current?.();
    const { data, error } = await save({ input: { fileId, language, content: await file.text() } });
    const result = data?.saveCaptions;
    if (result?.__typename === "InvalidInput")
      return setProblem(t("refused", { reason: result.fields.map(({ message }) => serverMessage(message)).join(" ") }));
    setProblem(result?.__typename === "MediaFile" ? undefined : refusalText(error));
    changed();
  };
  const drop = async (dropped: string): Promise<void> => {
    const { data, error } = await remove({ fileId, language: dropped });
    setProblem(data?.deleteCaptions ? undefined : refusalText(error));
    changed();
  };
  return (
    <Input.Wrapper
      label={t("label")}
      description={t("hint")}
      labelElement="div"
      role="group"
      aria-label={t("label")}
      error={problem}
    >
      <Stack gap="xs" mt="xs">
        {captions.map(({ language: each, label, url }) => (
          <Group key={each} gap="xs">
            <Anchor href={url} download={`${each}.vtt`} size="sm" lang={each}>
              {label}
            </Anchor>
            <CloseButton
              size="sm"
              aria-label={t("remove", { language: languageName(each, locale) })}
              disabled={deleting.fetching}
              onClick={() => void drop(each)}
            />
          </Group>
        ))}
        {captions.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("none")}
          </Text>
        )}
        <Group gap="xs" align="end">
          <Select
            label={t("language")}
            data={languageOptions(locale)}
            value={language}
            onChange={(value) => value && setLanguage(value)}
            allowDeselect={false}
            searchable
          />
          <FileButton accept=".vtt,.srt" resetRef={forgetFile} onChange={(file) => void add(file)}>
            {(props) => (
              <Button {...props} variant="default" loading={saving.fetching}>
                {t("add")}
              </Button>
            )}
          </FileButton>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
