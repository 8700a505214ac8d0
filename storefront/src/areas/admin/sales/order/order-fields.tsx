import { Stack, Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import { DeclaredFieldsForm } from "../../../../ui/custom-fields/declared-fields-form";
import { Section } from "../../components/section";
import { useFieldsOutcome } from "../components/use-fields-outcome";
import {
  AdminChangeOrderFieldsDocument,
  AdminChangeOrderLineFieldsDocument,
  type AdminOrderFieldsFragment,
} from "./order-fields.generated";

export interface OrderFieldsProps {
  readonly order: AdminOrderFieldsFragment;
  readonly fields: readonly CustomField[];
}

/** The values of the fields that the shop has declared for orders. */
export function OrderFields({ order: { id, allCustomValues }, fields }: OrderFieldsProps) {
  const t = useTranslations("shared.customFields");
  const outcomeOf = useFieldsOutcome("Order");
  const [, change] = useMutation(AdminChangeOrderFieldsDocument);
  if (fields.length === 0) return null;
  return (
    <Section title={t("title")}>
      <DeclaredFieldsForm
        fields={fields}
        values={allCustomValues ?? []}
        save={async (custom) => {
          const input = { id, custom };
          const { data, error } = await change({ input });
          return outcomeOf(data?.changeOrderFields, error);
        }}
      />
    </Section>
  );
}

/** The values of the fields that the shop has declared for lines, with a form for each line. */
export function OrderLineFields({ order: { id: orderId, lines }, fields }: OrderFieldsProps) {
  const t = useTranslations("adminSales.order.money");
  const outcomeOf = useFieldsOutcome("Order");
  const [, change] = useMutation(AdminChangeOrderLineFieldsDocument);
  if (fields.length === 0) return null;
  return (
    <Section title={t("lineFields")}>
      {lines.map(({ lineId, name, allCustomValues }) => (
        <Stack key={lineId} gap="xs">
          <Text size="sm" fw={550}>
            {name}
          </Text>
          <DeclaredFieldsForm
            fields={fields}
            values={allCustomValues ?? []}
            save={async (custom) => {
              const input = { orderId, lineId, custom };
              const { data, error } = await change({ input });
              return outcomeOf(data?.changeOrderLineFields, error);
            }}
          />
        </Stack>
      ))}
    </Section>
  );
}
