import { Button, FileButton, Group, Progress, Stack, Text } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { useServerMessage } from "../../../ui/form/use-server-message";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { Portrait } from "../../../ui/picture/portrait";
import { toast } from "../../../ui/toast/toast";
import { acceptedPictures, isProblem, mayRetry, type UploadState } from "../../../ui/upload/upload-state";
import { useUploads } from "../../../ui/upload/use-uploads";
import { changePicture, type ProfileRefusal } from "./change-profile";

const size = 96;

/** The picture of the viewer: an upload replaces it, and a button removes it. */
export function ProfilePicture({ url }: { readonly url: string | undefined }) {
  const t = useTranslations("account.profile.picture");
  const graph = useClient();
  const textOf = useTextOfPictureRefusal();
  const [problem, setProblem] = useState<string>();
  const change = async (changed: string | null): Promise<string | undefined> => {
    const refusal = await changePicture(graph, changed);
    if (refusal) return textOf(refusal);
    toast({ message: t(changed === null ? "removed" : "saved") });
    return undefined;
  };
  const { uploads, add, retry, remove } = useUploads(change);
  const choose = (file: File | null): void => {
    if (!file) return;
    setProblem(undefined);
    for (const { key } of uploads) remove(key);
    add([file]);
  };
  const clear = async (): Promise<void> => setProblem(await change(null));
  const upload = uploads.at(-1);
  return (
    <Group gap="md" align="center">
      {url ? <Portrait url={url} alt={t("alt")} size={size} /> : <IconUser aria-hidden size={size} stroke={1} />}
      <Stack gap="xs" flex={1} miw={220}>
        <Group gap="xs">
          <FileButton accept={acceptedPictures} onChange={choose}>
            {(props) => (
              <Button {...props} variant="default">
                {t(url ? "replace" : "choose")}
              </Button>
            )}
          </FileButton>
          {url && (
            <Button variant="subtle" color="red" onClick={() => void clear()}>
              {t("remove")}
            </Button>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {t("kinds")}
        </Text>
        <div aria-live="polite">
          {problem && <Text c="red">{problem}</Text>}
          {upload && upload.state.kind !== "ready" && (
            <UploadProgress state={upload.state} retry={() => retry(upload.key)} cancel={() => remove(upload.key)} />
          )}
        </div>
      </Stack>
    </Group>
  );
}

interface UploadProgressProps {
  readonly state: UploadState;
  readonly retry: () => void;
  readonly cancel: () => void;
}

function UploadProgress({ state, retry, cancel }: UploadProgressProps) {
  const t = useTranslations("account.profile.picture");
  const failed = isProblem(state);
  return (
    <Stack gap={4}>
      <Text size="sm" {...(failed ? { c: "red" } : {})}>
        {textOfState(state, t)}
      </Text>
      {!failed && <Progress value={state.kind === "sending" ? state.percent : 100} animated aria-hidden />}
      <Group gap="xs">
        {mayRetry(state) && (
          <Button size="compact-sm" variant="default" onClick={retry}>
            {t("retry")}
          </Button>
        )}
        {!failed && (
          <Button size="compact-sm" variant="default" onClick={cancel}>
            {t("cancel")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

type Translate = ReturnType<typeof useTranslations<"account.profile.picture">>;

function textOfState(state: UploadState, t: Translate): string {
  switch (state.kind) {
    case "sending":
      return t("sending", { percent: state.percent });
    case "checking":
      return t("checking");
    case "ready":
      return t("saved");
    case "lost":
      return t("problem.lost");
    case "refused":
      if (state.status === undefined) return state.message;
      if (state.status === 413) return t("problem.TOO_LARGE");
      return state.status === 429 ? t("problem.tooMany") : t("problem.CHECK_FAILED");
    case "problem":
      return t(`problem.${state.problem}`);
  }
}

function useTextOfPictureRefusal(): (refusal: ProfileRefusal) => string {
  const t = useTranslations("account.profile.picture");
  const textOfRefusal = useTextOfRefusal();
  const serverMessage = useServerMessage();
  return (refusal) => {
    if (refusal.kind === "refused") return textOfRefusal(refusal.refusal);
    const [field] = refusal.kind === "invalid" ? refusal.fields : [];
    return field ? serverMessage(field.message) : t("problem.CHECK_FAILED");
  };
}
