import { Group, Select } from "@mantine/core";
import { IconMailCheck } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { KeysetTable } from "../../../../../ui/keyset-table/keyset-table";
import type { ListAddress } from "../../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../../ui/page-state/empty-state";
import { MissingNotice } from "../../../../../ui/page-state/missing-notice";
import { Section } from "../../../components/section";
import { useNames } from "../../../names/use-names";
import type { FailedDeliveriesFragment } from "./failed-deliveries.generated";
import { useFailedDeliveryColumns } from "./failed-delivery-columns";
import { OperationsSection, type SectionState } from "../operations-section";

/** Messages between services, and mails, that the services gave up after many attempts. */
export function FailedDeliveries({
  deliveries,
  address,
  ...section
}: SectionState & {
  readonly deliveries: FailedDeliveriesFragment | null | undefined;
  readonly address: ListAddress;
}) {
  const t = useTranslations("adminOperations.deliveries");
  const names = useNames();
  const columns = useFailedDeliveryColumns(section.retry);
  const service = address.value("service");
  const isNarrowed = service !== "" || address.after !== undefined;
  // a service from the address is an option too, so that the filter can be cleared
  const services = new Set([
    ...(deliveries?.outboxes ?? []).map((outbox) => outbox.service),
    ...(service ? [service] : []),
  ]);
  return (
    <Section title={t("title")}>
      <Group>
        <Select
          label={t("service")}
          placeholder={t("any")}
          clearable
          data={[...services].map((value) => ({ value, label: names.service(value) }))}
          value={service || null}
          onChange={(chosen) => address.change({ service: chosen ?? undefined })}
        />
      </Group>
      <OperationsSection {...section} known={deliveries} address={address}>
        {({ nodes, pageInfo, outboxes }) => (
          <>
            <UnavailableServices outboxes={outboxes} retry={section.retry} />
            <KeysetTable
              label={t("title")}
              columns={columns}
              rows={nodes}
              rowKey={({ id }) => id}
              address={address}
              pageInfo={pageInfo}
              fetching={section.fetching}
              retry={section.retry}
              defaultSort="OLDEST"
              empty={
                <EmptyState
                  order={3}
                  icon={<IconMailCheck aria-hidden size={40} stroke={1.2} />}
                  title={isNarrowed ? t("noneFound") : t("none")}
                  {...(isNarrowed ? { text: t("noneFoundText") } : {})}
                />
              }
            />
          </>
        )}
      </OperationsSection>
    </Section>
  );
}

function UnavailableServices({
  outboxes,
  retry,
}: Pick<FailedDeliveriesFragment, "outboxes"> & {
  readonly retry: () => void;
}) {
  const t = useTranslations("adminOperations.deliveries");
  const names = useNames();
  const silent = outboxes.filter(({ isSilent }) => isSilent).map(({ service }) => names.service(service));
  return silent.length > 0 && <MissingNotice text={t("silent", { services: silent.join(", ") })} retry={retry} />;
}
