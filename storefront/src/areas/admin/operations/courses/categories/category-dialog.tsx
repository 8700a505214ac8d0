import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { useProblem } from "../../../components/use-problem";
import {
  AdminCreateCourseCategoryDocument,
  AdminUpdateCourseCategoryDocument,
  type AdminCourseCategoryFragment,
} from "./categories.generated";

export interface CategoryDialogProps {
  /** The category to change; undefined for a new one. */
  readonly category: AdminCourseCategoryFragment | undefined;
  readonly close: () => void;
}

type Field = "name" | "slug" | "description";

/** Creates or changes a category of courses. It is open as long as it is rendered. */
export function CategoryDialog({ category, close }: CategoryDialogProps) {
  const t = useTranslations("adminOperations.courseCategories.dialog");
  const problemOf = useProblem();
  const [name, setName] = useState(category?.name ?? "");
  const [slug, setSlug] = useState(category?.slug ?? "");
  const [description, setDescription] = useState(category?.description ?? "");
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({});
  const [, create] = useMutation(AdminCreateCourseCategoryDocument);
  const [, update] = useMutation(AdminUpdateCourseCategoryDocument);
  const send = async () => {
    const typed = { name: name.trim(), description: description.trim() || null };
    if (category) {
      const { data, error } = await update({ input: { id: category.id, ...typed, slug: slug.trim() } });
      return { outcome: data?.updateCourseCategory, error };
    }
    const { data, error } = await create({ input: { ...typed, ...(slug.trim() ? { slug: slug.trim() } : {}) } });
    return { outcome: data?.createCourseCategory, error };
  };
  const action = async () => {
    setWrong({});
    const { outcome, error } = await send();
    if (outcome?.__typename === "Conflict") {
      if (outcome.field === null) return t("tooMany");
      setWrong({ slug: t("taken") });
      return t("check");
    }
    if (outcome?.__typename === "InvalidInput") {
      setWrong(Object.fromEntries(outcome.fields.map(({ path, message }) => [path, message])));
      return t("check");
    }
    const problemText = problemOf(outcome, error, ["CourseCategory"]);
    if (problemText === undefined) toast({ message: t(category ? "saved" : "created", { name: name.trim() }) });
    return problemText;
  };
  return (
    <ActionDialog
      opened
      close={close}
      title={category ? t("editTitle", { name: category.name }) : t("newTitle")}
      label={t(category ? "save" : "create")}
      disabled={name.trim() === ""}
      action={action}
    >
      <TextInput
        label={t("name")}
        maxLength={100}
        value={name}
        error={wrong.name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        required
        data-autofocus
      />
      <TextInput
        label={t("slug")}
        description={t(category ? "slugText" : "slugTextNew")}
        maxLength={80}
        value={slug}
        error={wrong.slug}
        onChange={({ currentTarget }) => setSlug(currentTarget.value)}
      />
      <Textarea
        label={t("description")}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={2000}
        value={description}
        error={wrong.description}
        onChange={({ currentTarget }) => setDescription(currentTarget.value)}
      />
    </ActionDialog>
  );
}
