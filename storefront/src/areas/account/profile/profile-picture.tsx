import { IconUser } from "@tabler/icons-react";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { useServerMessage } from "../../../ui/form/use-server-message";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { Portrait } from "../../../ui/picture/portrait";
import { toast } from "../../../ui/toast/toast";
import { PictureField } from "../../../ui/upload/picture-field";
import { changePicture, type ProfileRefusal } from "./change-profile";

const size = 96;

/** The picture of the viewer. A change is saved at once. */
export function ProfilePicture({ url }: { readonly url: string | undefined }) {
  const t = useTranslations("account.profile.picture");
  const graph = useClient();
  const textOf = useTextOfPictureRefusal();
  const change = async (changed: string | null): Promise<string | undefined> => {
    const refusal = await changePicture(graph, changed);
    if (refusal) return textOf(refusal);
    toast({ message: t(changed === null ? "removed" : "saved") });
    return undefined;
  };
  return (
    <PictureField
      preview={
        url ? <Portrait url={url} alt={t("alt")} size={size} /> : <IconUser aria-hidden size={size} stroke={1} />
      }
      isSet={url !== undefined}
      hint={t("kinds")}
      change={change}
    />
  );
}

function useTextOfPictureRefusal(): (refusal: ProfileRefusal) => string {
  const problem = useTranslations("shared.upload.problem");
  const textOfRefusal = useTextOfRefusal();
  const serverMessage = useServerMessage();
  return (refusal) => {
    if (refusal.kind === "refused") return textOfRefusal(refusal.refusal);
    const [field] = refusal.kind === "invalid" ? refusal.fields : [];
    return field ? serverMessage(field.message) : problem("CHECK_FAILED");
  };
}
