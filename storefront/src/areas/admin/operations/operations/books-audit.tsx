import { Alert, Code, Stack, Table, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { knownMessage } from "../../../../messages/known-message";
import { Moment } from "../../parts/moment";
import { Section } from "../../parts/section";
import type { BooksAuditFragment } from "./books-audit.generated";
import { OperationsPart, type PartState } from "./operations-part";

/**
 * The result of the reconciliation of the services' records. Null: no check has run yet, or each service runs on its
 * own.
 */
export function BooksAudit({ audit, ...part }: PartState & { readonly audit: BooksAuditFragment | null | undefined }) {
  const t = useTranslations("adminOperations.books");
  return (
    <Section title={t("title")}>
      {audit === null && !part.error ? (
        <Text c="dimmed">{t("notYet")}</Text>
      ) : (
        <OperationsPart {...part} known={audit}>
          {(known) => <KnownAudit audit={known} />}
        </OperationsPart>
      )}
    </Section>
  );
}

function KnownAudit({ audit: { checkedAt, counts, differences, inFlight } }: { readonly audit: BooksAuditFragment }) {
  const t = useTranslations("adminOperations.books");
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
          <Table.ScrollContainer minWidth={800}>
            <Table aria-label={t("title")} verticalSpacing="xs">
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
                    <Table.Td>
                      {knownMessage(t, `checks.${check}.title`)} <Code>{check}</Code>
                    </Table.Td>
                    <Table.Td>{subject}</Table.Td>
                    <Table.Td>{expected}</Table.Td>
                    <Table.Td>{found}</Table.Td>
                    <Table.Td>{knownMessage(t, `checks.${check}.advice`)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </Stack>
  );
}
