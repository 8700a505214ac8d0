import { Alert, Group, Progress, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { ImportOutcome } from "../../../../../graph/schema-types.generated";
import { ProblemsTable } from "./problems-table";
import type { ImportEnd, ImportState } from "./use-import";

const outcomes: readonly ImportOutcome[] = ["CREATED", "UPDATED", "UNCHANGED", "FAILED"];

const endKeys = { whole: "Whole", cancelled: "Cancelled", failed: "Failed" } as const satisfies Record<
  ImportEnd,
  string
>;

export interface ImportOutcomePartProps {
  readonly state: ImportState;
  readonly fileBytes: number;
}

/** The progress of an import and the results of its rows. */
export function ImportOutcomePart({ state: { kind, progress, end }, fileBytes }: ImportOutcomePartProps) {
  const t = useTranslations("adminCatalog.transfer.outcome");
  const share = fileBytes === 0 ? 100 : Math.min(100, (100 * progress.readBytes) / fileBytes);
  return (
    <Stack gap="sm">
      {end === undefined && <Progress value={share} animated aria-label={t(`${kind}Running`)} />}
      <Text fw={600} role="status">
        {end === undefined ? t(`${kind}Running`) : t(`${kind}${endKeys[end]}`)}
      </Text>
      <Group gap="lg">
        {outcomes.map((outcome) => (
          <Text key={outcome} size="sm" c={outcome === "FAILED" && progress.counts.FAILED > 0 ? "red" : "inherit"}>
            {t(kind === "check" ? `would${outcome}` : outcome, { count: progress.counts[outcome] })}
          </Text>
        ))}
      </Group>
      {end === "failed" && (
        <Alert color="red" variant="light" role="alert">
          {t("failed")}
        </Alert>
      )}
      {end !== undefined && progress.problemCount > 0 && (
        <ProblemsTable problems={progress.problems} count={progress.problemCount} />
      )}
    </Stack>
  );
}
