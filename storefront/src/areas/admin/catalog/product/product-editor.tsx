import { Anchor, Badge, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconExternalLink, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { showInvalidFields } from "../../../../ui/form/server-problems";
import { useServerProblems } from "../../../../ui/form/use-server-message";
import { toast } from "../../../../ui/toast/toast";
import { Moment } from "../../components/moment";
import { Section } from "../../components/section";
import { useProblem } from "../../components/use-problem";
import { ofWholeFields, type CustomField } from "../../../../ui/custom-fields/custom-values";
import type { CategoryChoice } from "../components/category-choice";
import { BackToProducts } from "./back-to-products";
import { DeleteDialog } from "./delete-dialog";
import { Pictures } from "./pictures/pictures";
import { ProductFields } from "./product-fields";
import { updateInputOf, valuesOf } from "./product-values";
import { AdminUpdateProductDocument, type AdminProductFragment } from "./product.generated";
import { useUnsavedGuard } from "./unsaved-guard";
import { showConflict, useProductForm } from "./use-product-form";

export interface ProductEditorProps {
  readonly product: AdminProductFragment;
  readonly categories: readonly CategoryChoice[];
  readonly customFields: readonly CustomField[];
}

const formId = "product-form";

/** A button saves the texts and numbers; each change of a picture is saved at once. */
export function ProductEditor({ product, categories, customFields }: ProductEditorProps) {
  const t = useTranslations("adminCatalog.product");
  const problemOf = useProblem();
  const inWords = useServerProblems();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string>();
  const [before, setBefore] = useState(() => valuesOf(product, customFields));
  const [isDeleting, { open, close }] = useDisclosure();
  const [, update] = useMutation(AdminUpdateProductDocument);
  const form = useProductForm(before, false, customFields);
  const { isSubmitting, isDirty } = form.formState;
  const guard = useUnsavedGuard(isDirty);
  const { currency } = product.price;
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    const { data, error } = await update({ input: updateInputOf(product.id, before, values, currency, customFields) });
    const outcome = data?.updateProduct;
    if (outcome?.__typename === "Product") {
      const saved = valuesOf(outcome, customFields);
      setBefore(saved);
      form.reset(saved);
      toast({ message: t("saved", { name: outcome.name }) });
      return;
    }
    if (showConflict(form, outcome, t("wrong.taken"))) return;
    if (outcome?.__typename === "InvalidInput")
      setProblem(showInvalidFields(form, inWords(ofWholeFields(outcome))).join(" "));
    else setProblem(problemOf(outcome, error, []));
  });
  return (
    <Stack>
      <BackToProducts />
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <Group gap="sm">
            <Title order={1}>{product.name}</Title>
            <Badge size="lg" variant="dot" color={product.isActive ? "teal" : "gray"}>
              {t(product.isActive ? "onSale" : "notOnSale")}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {t("changed")} <Moment at={product.updatedAt} />
          </Text>
        </Stack>
        <Group gap="xs">
          <Button
            component={Link}
            to={`/products/${product.slug}`}
            target="_blank"
            variant="default"
            leftSection={<IconExternalLink aria-hidden size={16} />}
          >
            {t("preview")}
          </Button>
          <Button variant="default" leftSection={<IconTrash aria-hidden size={16} />} onClick={open}>
            {t("delete")}
          </Button>
          <Button type="submit" form={formId} loading={isSubmitting} disabled={!isDirty}>
            {t("save")}
          </Button>
        </Group>
      </Group>
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <FormProblem>{problem}</FormProblem>
          <ProductFields
            form={form}
            categories={categories}
            currency={currency}
            isNew={false}
            customFields={customFields}
            aside={<Stock product={product} />}
          />
        </Stack>
      </form>
      <Pictures product={product} />
      {guard.dialog}
      <DeleteDialog
        product={product}
        opened={isDeleting}
        close={close}
        deleted={() => {
          guard.letGo();
          void navigate("/admin/products");
        }}
      />
    </Stack>
  );
}

function Stock({ product: { id, kind, stock } }: { readonly product: AdminProductFragment }) {
  const t = useTranslations("adminCatalog.product.stock");
  if (kind === "COURSE") return null;
  return (
    <Section title={t("title")}>
      {stock ? (
        <Text size="sm">
          {t("figures", { onHand: stock.onHand ?? 0, reserved: stock.reserved ?? 0, available: stock.available })}
        </Text>
      ) : (
        <Text size="sm" c="dimmed">
          {t("unknown")}
        </Text>
      )}
      <Anchor component={Link} to={`/admin/stock/${id}`} size="sm">
        {t("movements")}
      </Anchor>
    </Section>
  );
}
