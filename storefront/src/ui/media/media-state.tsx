import { Badge, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { MediaProblem, MediaState as State } from "../../graph/schema-types.generated";

const colors = { UPLOADING: "blue", CHECKING: "blue", READY: "souk", REJECTED: "red", FAILED: "red" } as const;

export interface MediaStateProps {
  readonly file: { readonly state: State; readonly problem: MediaProblem | null };
}

/** The state of a file, with its problem as text. */
export function MediaState({ file: { state, problem } }: MediaStateProps) {
  const t = useTranslations("media");
  return (
    <div>
      <Badge variant="light" color={colors[state]} c="var(--mantine-color-text)" tt="none" miw="max-content">
        {t(`state.${state}`)}
      </Badge>
      {problem && (
        <Text size="sm" component="span" display="block">
          {t(`problem.${problem}`)}
        </Text>
      )}
    </div>
  );
}
