import { Button, Group, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useServerProblems } from "../../../../../ui/form/use-server-message";
import { FormProblem } from "../../../../../ui/form/form-problem";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../components/use-problem";
import { AdminAddProductImageDocument } from "./pictures.generated";

interface Wrong {
  readonly url?: string;
  readonly alt?: string;
  readonly whole?: string;
}

/** Adds a picture by its URL, on the web or on the shop's own origin. */
export function AddPicture({ productId }: { readonly productId: string }) {
  const t = useTranslations("adminCatalog.product.pictures");
  const problemOf = useProblem();
  const inWords = useServerProblems();
  const field = useRef<HTMLInputElement>(null);
  const [url, setUrl] = useState("");
  const [alt, setAlt] = useState("");
  const [wrong, setWrong] = useState<Wrong>({});
  const [{ fetching }, add] = useMutation(AdminAddProductImageDocument);
  const submit = async () => {
    if (fetching) return;
    if (url.trim() === "") return setWrong({ url: t("urlNeeded") });
    setWrong({});
    const { data, error } = await add({
      input: { productId, url: url.trim(), ...(alt.trim() ? { alt: alt.trim() } : {}) },
    });
    const outcome = data?.addProductImage;
    if (outcome?.__typename === "InvalidInput") {
      const { fields } = inWords(outcome);
      const at = (path: string) => fields.find((found) => found.path === path)?.message;
      const [urlWrong, altWrong] = [at("url"), at("alt")];
      return setWrong({
        ...(urlWrong ? { url: urlWrong } : {}),
        ...(altWrong ? { alt: altWrong } : {}),
        ...(urlWrong || altWrong ? {} : { whole: fields.map(({ message }) => message).join(" ") }),
      });
    }
    const stood = problemOf(outcome, error, ["Product"]);
    if (stood !== undefined) return setWrong({ whole: stood });
    setUrl("");
    setAlt("");
    toast({ message: t("added") });
    field.current?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      noValidate
    >
      <Stack gap="xs">
        <TextInput
          ref={field}
          label={t("url")}
          placeholder="https://"
          inputMode="url"
          value={url}
          error={wrong.url}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
        />
        <TextInput
          label={t("alt")}
          description={t("altText")}
          maxLength={300}
          value={alt}
          error={wrong.alt}
          onChange={({ currentTarget }) => setAlt(currentTarget.value)}
        />
        <FormProblem>{wrong.whole}</FormProblem>
        <Group>
          <Button type="submit" variant="default" loading={fetching} leftSection={<IconPlus aria-hidden size={16} />}>
            {t("add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
