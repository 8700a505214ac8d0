import { Grid, Group, MultiSelect, Stack, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Controller } from "react-hook-form";
import { useTranslations } from "use-intl/react";
import { attributes, type AttributeName } from "../../../../ui/product-attributes/product-attributes";
import { Section } from "../../components/section";
import { CustomInputs } from "../../../../ui/custom-fields/custom-inputs";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import type { CategoryChoice } from "../components/category-choice";
import type { ProductFormState } from "./use-product-form";

export interface ProductFieldsProps {
  readonly form: ProductFormState;
  readonly categories: readonly CategoryChoice[];
  readonly currency: string;
  readonly isNew: boolean;
  readonly customFields: readonly CustomField[];
  /** Shown below the other fields of the side column. */
  readonly aside?: ReactNode;
}

/** All fields of a product that hold text or numbers. */
export function ProductFields({ form, categories, currency, isNew, customFields, aside }: ProductFieldsProps) {
  const t = useTranslations("adminCatalog.product");
  const ofAttribute = useTranslations("common");
  const ofCustom = useTranslations("shared.customFields");
  const { errors } = form.formState;
  const problemOf = (name: AttributeName) => form.getFieldState(name, form.formState).error?.message;
  return (
    <Grid>
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <Stack>
          <Section title={t("what")}>
            <TextInput label={t("name")} {...form.register("name")} error={errors.name?.message} required />
            <Textarea
              label={t("description")}
              autosize
              minRows={4}
              maxRows={16}
              {...form.register("description")}
              error={errors.description?.message}
            />
            <Group grow align="start">
              <TextInput label={t("sku")} {...form.register("sku")} error={errors.sku?.message} required />
              <TextInput
                label={t("price", { currency })}
                description={t("priceHint")}
                inputWrapperOrder={["label", "input", "description", "error"]}
                inputMode="decimal"
                {...form.register("price.amount")}
                error={errors.price?.amount?.message}
                required
              />
            </Group>
            {attributes.map(({ name, kind, label }) => (
              <TextInput
                key={name}
                label={ofAttribute(label)}
                inputMode={kind === "wholeNumber" ? "numeric" : "text"}
                {...form.register(name)}
                error={problemOf(name)}
              />
            ))}
            {isNew ? (
              <TextInput
                label={t("initialStock")}
                description={t("initialStockText")}
                inputMode="numeric"
                {...form.register("initialStock")}
                error={errors.initialStock?.message}
              />
            ) : (
              <TextInput
                label={t("slug")}
                description={t("slugText")}
                {...form.register("slug")}
                error={errors.slug?.message}
                required
              />
            )}
          </Section>
          {customFields.length > 0 && (
            <Section title={ofCustom("title")}>
              <Controller
                name="custom"
                control={form.control}
                render={({ field: { value, onChange } }) => (
                  <CustomInputs
                    fields={customFields}
                    values={value}
                    change={onChange}
                    problemOf={(name) => form.getFieldState(`custom.${name}`, form.formState).error?.message}
                  />
                )}
              />
            </Section>
          )}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Stack>
          <Section title={t("sale")}>
            <Controller
              name="isActive"
              control={form.control}
              render={({ field: { value, onChange, ref, onBlur } }) => (
                <Switch
                  ref={ref}
                  label={t("isActive")}
                  description={t("isActiveText")}
                  checked={value}
                  onBlur={onBlur}
                  onChange={({ currentTarget }) => onChange(currentTarget.checked)}
                />
              )}
            />
          </Section>
          <Section title={t("finding")}>
            <Controller
              name="categories"
              control={form.control}
              render={({ field, fieldState: { error } }) => (
                <MultiSelect
                  {...field}
                  label={t("categories")}
                  data={categories.map(({ slug, name }) => ({ value: slug, label: name }))}
                  searchable
                  clearable
                  maxValues={20}
                  error={messageIn(error)}
                />
              )}
            />
            <Controller
              name="tags"
              control={form.control}
              render={({ field, fieldState: { error } }) => (
                <TagsInput
                  {...field}
                  label={t("tags")}
                  description={t("tagsText")}
                  maxTags={20}
                  acceptValueOnBlur
                  error={messageIn(error)}
                />
              )}
            />
          </Section>
          {aside}
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

interface FieldError {
  readonly message?: string | undefined;
}

/** Returns the message for the list itself, or for its first invalid entry. */
function messageIn(error: FieldError | readonly (FieldError | undefined)[] | undefined): string | undefined {
  if (!error) return undefined;
  if ("message" in error && error.message) return error.message;
  return Array.isArray(error)
    ? (error as readonly (FieldError | undefined)[]).find((entry) => entry?.message)?.message
    : undefined;
}
