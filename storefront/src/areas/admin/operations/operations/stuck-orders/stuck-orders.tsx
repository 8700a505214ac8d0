import { Group, Select } from "@mantine/core";
import { IconMoodCheck } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { KeysetTable } from "../../../../../ui/keyset-table/keyset-table";
import type { ListAddress } from "../../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../../ui/page-state/empty-state";
import { Section } from "../../../components/section";
import { OperationsSection, type SectionState } from "../operations-section";
import { useStuckOrderColumns } from "./stuck-order-columns";
import { stuckKinds } from "./stuck-orders-query-params";
import type { StuckOrdersFragment } from "./stuck-orders.generated";

/** Orders that need a retry, and why. A repair retries all open steps of an order and is idempotent. */
export function StuckOrders({
  stuck,
  address,
  ...section
}: SectionState & { readonly stuck: StuckOrdersFragment | null | undefined; readonly address: ListAddress }) {
  const t = useTranslations("adminOperations.stuck");
  const columns = useStuckOrderColumns(section.retry);
  const isNarrowed = address.value("kind") !== "" || address.after !== undefined;
  return (
    <Section title={t("title")}>
      <Group>
        <Select
          label={t("kind")}
          placeholder={t("any")}
          clearable
          data={stuckKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={address.value("kind") || null}
          onChange={(kind) => address.change({ kind: kind ?? undefined })}
        />
      </Group>
      <OperationsSection {...section} known={stuck} address={address}>
        {({ edges, pageInfo }) => (
          <KeysetTable
            label={t("title")}
            columns={columns}
            rows={edges}
            rowKey={({ cursor }) => cursor}
            address={address}
            pageInfo={pageInfo}
            fetching={section.fetching}
            retry={section.retry}
            defaultSort="OLDEST"
            empty={
              <EmptyState
                order={3}
                icon={<IconMoodCheck aria-hidden size={40} stroke={1.2} />}
                title={isNarrowed ? t("noneFound") : t("none")}
                {...(isNarrowed ? { text: t("noneFoundText") } : {})}
              />
            }
          />
        )}
      </OperationsSection>
    </Section>
  );
}
