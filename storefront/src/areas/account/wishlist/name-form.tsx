import { Button, Group, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useActionData, useHref } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { FormFields } from "../../../ui/form/form-fields";
import { toast } from "../../../ui/toast/toast";
import { changeWishlist } from "./change-wishlist";
import { useWishlistProblem } from "./use-wishlist-problem";
import { wishlistFields, wishlistPath, type RefusedWishlistForm } from "./wishlist-action";

/** Names the list. Without a name it has a general title. */
export function NameForm({ name }: { readonly name: string | null }) {
  const t = useTranslations("account.wishlist");
  const graph = useClient();
  const textOf = useWishlistProblem();
  const sent = useActionData<RefusedWishlistForm>();
  const refused = sent?.form === "name" ? sent : undefined;
  const [problem, setProblem] = useState(refused?.problem);
  const [isSaving, setSaving] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = async (form: HTMLFormElement) => {
    setSaving(true);
    const entered = FormFields.from(new FormData(form)).text(wishlistFields.name);
    const found = await changeWishlist(graph, { name: entered });
    setSaving(false);
    setProblem(found);
    if (found) field.current?.focus();
    else toast({ message: t("renamed") });
  };
  return (
    <form
      method="post"
      action={useHref(wishlistPath)}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <Group align="flex-start" gap="sm">
        <TextInput
          ref={field}
          name={wishlistFields.name}
          defaultValue={refused?.name ?? name ?? ""}
          label={t("name")}
          error={problem && textOf(problem)}
          autoComplete="off"
          flex="1 1 12rem"
          maw={420}
        />
        <Button type="submit" variant="default" loading={isSaving} mt={25}>
          {t("save")}
        </Button>
      </Group>
    </form>
  );
}
