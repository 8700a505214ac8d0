import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { Section } from "../../components/section";
import { StatusBadge } from "../../components/status-badge";
import { useNames } from "../../names/use-names";
import { OperationsSection } from "./operations-section";
import { useHealth } from "./use-health";

/** Each service as the router sees it, polled every few seconds while the page is visible. */
export function ServiceHealth({ refreshCount }: { readonly refreshCount: number }) {
  const t = useTranslations("adminOperations.health");
  const names = useNames();
  const { services, fetching, retry } = useHealth(refreshCount);
  return (
    <Section title={t("title")}>
      <OperationsSection known={services} fetching={fetching} error={undefined} retry={retry}>
        {(known) => (
          <SimpleGrid component="ul" cols={{ base: 2, xs: 3, md: 5 }} p={0} m={0} style={{ listStyle: "none" }}>
            {known.map(({ name, isUp, latencyMs }) => (
              <Stack component="li" key={name} gap={2}>
                <Text fw={600} size="sm">
                  {names.service(name)}
                </Text>
                <StatusBadge color={isUp ? "green" : "red"} text={isUp ? t("up") : t("down")} />
                <Text size="xs" c="dimmed">
                  {latencyMs === undefined ? "–" : t("latency", { latencyMs })}
                </Text>
              </Stack>
            ))}
          </SimpleGrid>
        )}
      </OperationsSection>
    </Section>
  );
}
