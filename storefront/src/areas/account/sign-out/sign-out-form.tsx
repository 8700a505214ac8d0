import { Button } from "@mantine/core";
import { useHref, useNavigate } from "react-router";
import { useTranslations } from "use-intl/react";
import { useSession } from "../../../app/viewer/use-session";

export function SignOutForm() {
  const t = useTranslations("common.user");
  const { signOut } = useSession();
  const navigate = useNavigate();
  return (
    <form
      method="post"
      action={useHref("/sign-out")}
      onSubmit={(event) => {
        event.preventDefault();
        void signOut().then(() => navigate("/"));
      }}
    >
      <Button type="submit" variant="subtle" size="compact-sm" color="gray">
        {t("signOut")}
      </Button>
    </form>
  );
}
