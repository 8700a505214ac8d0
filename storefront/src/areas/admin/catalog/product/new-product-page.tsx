import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { showInvalidFields } from "../../../../ui/form/server-problems";
import { useServerProblems } from "../../../../ui/form/use-server-message";
import { Head } from "../../../../ui/head/head";
import { PageState } from "../../../../ui/page-state/page-state";
import { toast } from "../../../../ui/toast/toast";
import { Section } from "../../components/section";
import { useProblem } from "../../components/use-problem";
import { customFormValues, ofWholeFields, type CustomField } from "../../../../ui/custom-fields/custom-values";
import type { CategoryChoice } from "../components/category-choice";
import { BackToProducts } from "./back-to-products";
import { ProductFields } from "./product-fields";
import { ProductSkeleton } from "./product-skeleton";
import { createInputOf, newProductValues } from "./product-values";
import { AdminCreateProductDocument, AdminNewProductDocument } from "./product.generated";
import { useUnsavedGuard } from "./unsaved-guard";
import { showConflict, useProductForm } from "./use-product-form";

/** The currency of a shop that has no product yet. */
const firstCurrency = "CAD";

export function Component() {
  const t = useTranslations("adminCatalog.product");
  const [answer, refetch] = useQuery({ query: AdminNewProductDocument });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <Stack>
      <Head title={t("newTitle")} hidden />
      <BackToProducts />
      <Title order={1}>{t("newTitle")}</Title>
      <PageState answer={answer} loading={<ProductSkeleton />} retry={retry}>
        {({ products, categories, customFields }) => (
          <NewProduct
            currency={products?.nodes[0]?.price.currency ?? firstCurrency}
            categories={categories ?? []}
            customFields={customFields ?? []}
          />
        )}
      </PageState>
    </Stack>
  );
}

function NewProduct({
  currency,
  categories,
  customFields,
}: {
  readonly currency: string;
  readonly categories: readonly CategoryChoice[];
  readonly customFields: readonly CustomField[];
}) {
  const t = useTranslations("adminCatalog.product");
  const problemOf = useProblem();
  const inWords = useServerProblems();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string>();
  const [, create] = useMutation(AdminCreateProductDocument);
  const form = useProductForm({ ...newProductValues, custom: customFormValues(customFields, []) }, true, customFields);
  const { isSubmitting, isDirty } = form.formState;
  const guard = useUnsavedGuard(isDirty);
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    const { data, error } = await create({ input: createInputOf(values, currency, customFields) });
    const outcome = data?.createProduct;
    if (outcome?.__typename === "Product") {
      guard.letGo();
      toast({ message: t("created", { name: outcome.name }) });
      await navigate(`/admin/products/${outcome.id}`, { replace: true });
      return;
    }
    if (showConflict(form, outcome, t("wrong.taken"))) return;
    if (outcome?.__typename === "InvalidInput")
      setProblem(showInvalidFields(form, inWords(ofWholeFields(outcome))).join(" "));
    else setProblem(problemOf(outcome, error, []));
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <ProductFields form={form} categories={categories} currency={currency} isNew customFields={customFields} />
        <Section title={t("pictures.title")}>
          <Text size="sm" c="dimmed">
            {t("pictures.afterwards")}
          </Text>
        </Section>
        <FormProblem>{problem}</FormProblem>
        <Group>
          <Button type="submit" loading={isSubmitting}>
            {t("create")}
          </Button>
        </Group>
      </Stack>
      {guard.dialog}
    </form>
  );
}
