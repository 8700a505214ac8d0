import { Alert, Stack, Table, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import type messages from "../../../../messages/adminOperations/en.json";
import { Scrollable } from "../../../../ui/scrollable/scrollable";
import { Moment } from "../../components/moment";
import { Section } from "../../components/section";
import { useNames } from "../../names/use-names";
import type { LedgerAuditFragment } from "./ledger-audit.generated";
import { OperationsSection, type SectionState } from "./operations-section";

/** A check with a title and advice. The audit of a newer service may report others. */
type KnownCheck = keyof (typeof messages)["ledgerAudit"]["checks"];

/**
 * The result of the reconciliation of the services' records. Null: no check has run yet, or each service runs on its
 * own.
 */
export function LedgerAudit({
  audit,
  ...section
}: SectionState & { readonly audit: LedgerAuditFragment | null | undefined }) {
  const t = useTranslations("adminOperations.ledgerAudit");
  return (
    <Section title={t("title")}>
      {audit === null && !section.error ? (
        <Text c="dimmed">{t("notYet")}</Text>
      ) : (
        <OperationsSection {...section} known={audit}>
          {(known) => <KnownAudit audit={known} />}
        </OperationsSection>
      )}
    </Section>
  );
}

function KnownAudit({ audit: { checkedAt, counts, differences, inFlight } }: { readonly audit: LedgerAuditFragment }) {
  const t = useTranslations("adminOperations.ledgerAudit");
  const names = useNames();
  const checkText = (check: string, part: "title" | "advice") => {
    const key = `checks.${check as KnownCheck}.${part}` as const;
    return t.has(key) && t(key);
  };
  const compared = counts.reduce((sum, count) => sum + count.compared, 0);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("checkedAt")} <Moment at={checkedAt} />. {t("inFlight", { count: inFlight })}
      </Text>
      {differences.length === 0 ? (
        <Alert color="green" variant="light" icon={<IconCircleCheck aria-hidden />}>
          {t("agree", { compared })}
        </Alert>
      ) : (
        <>
          <Text>{t("differ")}</Text>
          <Scrollable label={t("title")}>
            <Table aria-label={t("title")} verticalSpacing="xs" miw={800}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("check")}</Table.Th>
                  <Table.Th>{t("subject")}</Table.Th>
                  <Table.Th>{t("expected")}</Table.Th>
                  <Table.Th>{t("found")}</Table.Th>
                  <Table.Th>{t("advice")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {differences.map(({ check, subject, expected, found }) => (
                  <Table.Tr key={`${check} ${subject} ${found}`}>
                    <Table.Td>{checkText(check, "title") || names.job(check)}</Table.Td>
                    <Table.Td>{subject}</Table.Td>
                    <Table.Td>{expected}</Table.Td>
                    <Table.Td>{found}</Table.Td>
                    <Table.Td>{checkText(check, "advice")}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Scrollable>
        </>
      )}
    </Stack>
  );
}
