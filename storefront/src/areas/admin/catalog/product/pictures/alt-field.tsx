import { Loader, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../components/use-problem";
import { AdminUpdateProductImageDocument } from "./pictures.generated";

export interface AltFieldProps {
  readonly image: { readonly id: string; readonly alt: string | null };
  readonly place: number;
}

/** The alternative text of a picture. It is saved on blur or on Enter. */
export function AltField({ image: { id, alt }, place }: AltFieldProps) {
  const t = useTranslations("adminCatalog.product.pictures");
  const problemOf = useProblem();
  const [typed, setTyped] = useState(alt ?? "");
  const [known, setKnown] = useState(alt);
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, update] = useMutation(AdminUpdateProductImageDocument);
  if (alt !== known) {
    setKnown(alt);
    setTyped(alt ?? "");
  }
  const save = async () => {
    const text = typed.trim();
    if (fetching || text === (alt ?? "")) return;
    const { data, error } = await update({ input: { imageId: id, alt: text || null } });
    const stood = problemOf(data?.updateProductImage, error, ["Product"]);
    setProblem(stood);
    if (stood === undefined) toast({ message: t("altSaved", { place }) });
  };
  return (
    <TextInput
      aria-label={t("altOf", { place })}
      placeholder={t("altPlaceholder")}
      maxLength={300}
      value={typed}
      error={problem}
      rightSection={fetching ? <Loader size={14} /> : null}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={({ key }) => key === "Enter" && void save()}
    />
  );
}
