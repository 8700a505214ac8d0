import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { isProblem, mayRetry, type UploadState } from "./upload-state";

type UnfinishedState = Exclude<UploadState, { readonly kind: "ready" }>;

export interface UploadProgressProps {
  readonly state: UnfinishedState;
  /** The text for a file of another kind; default: that it is no picture. */
  readonly otherKind?: string;
  readonly retry: () => void;
  readonly cancel: () => void;
}

/** The progress of one upload, or its problem, with what the user can do. */
export function UploadProgress({ state, otherKind, retry, cancel }: UploadProgressProps) {
  const t = useTranslations("shared.upload");
  const failed = isProblem(state);
  return (
    <Stack gap={4}>
      <Text size="sm" {...(failed ? { c: "red" } : {})}>
        {otherKind && isOtherKind(state) ? otherKind : textOfState(state, t)}
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

function isOtherKind(state: UnfinishedState): boolean {
  return state.kind === "problem" && state.problem === "KIND_NOT_ACCEPTED";
}

type Translate = ReturnType<typeof useTranslations<"shared.upload">>;

function textOfState(state: UnfinishedState, t: Translate): string {
  switch (state.kind) {
    case "sending":
      return t("sending", { percent: state.percent });
    case "checking":
      return t("checking");
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
