import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { onToast } from "./toast";

const loadCenter = () => import("./toast-center");
const ToastCenter = lazy(async () => ({ default: (await loadCenter()).ToastCenter }));

/** Loads with the first toast: most pages show none. */
export function Toasts() {
  const t = useTranslations("common");
  const [isNeeded, setIsNeeded] = useState(false);
  useEffect(
    () =>
      onToast((definition) => {
        setIsNeeded(true);
        void loadCenter().then(({ showToast }) => showToast(definition, t("closeToast")));
      }),
    [t],
  );
  return isNeeded ? (
    <Suspense>
      <ToastCenter />
    </Suspense>
  ) : null;
}
