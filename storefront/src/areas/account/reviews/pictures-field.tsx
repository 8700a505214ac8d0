import { Button, FileButton, Input, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { Picture } from "../../../ui/picture/picture";
import { DropArea } from "../../../ui/upload/drop-area";
import { UploadProgress } from "../../../ui/upload/upload-progress";
import { acceptedPictures } from "../../../ui/upload/upload-state";
import type { MouseEvent } from "react";
import classes from "./pictures-field.module.css";
import type { EditedPictures } from "./use-review-pictures";

/** The pictures of a review, which customers choose or drop. Without scripts, a review keeps its pictures. */
export function PicturesField({ pictures }: { readonly pictures: EditedPictures }) {
  const t = useTranslations("account.reviews.form.pictures");
  const { urls, uploads, isFull, add, retry, cancel, remove } = pictures;
  return (
    <Input.Wrapper
      label={t("label")}
      labelElement="div"
      description={t("hint")}
      role="group"
      aria-label={t("label")}
      className={classes.field ?? ""}
    >
      <Stack gap="xs" mt={6}>
        {urls.length > 0 && (
          <ul className={classes.list}>
            {urls.map((url, index) => (
              <li key={url}>
                <Picture image={{ url, alt: t("picture", { number: index + 1 }) }} name="" ratio={1} />
                <Button
                  fullWidth
                  mt={4}
                  size="compact-sm"
                  variant="default"
                  aria-label={t("removeOf", { number: index + 1 })}
                  onClick={() => remove(url)}
                >
                  {t("remove")}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {!isFull && (
          <DropArea p="sm" onFiles={add}>
            <FileButton multiple accept={acceptedPictures} onChange={add} inputProps={{ onClick: forgetChoice }}>
              {(props) => (
                <Button {...props} variant="default">
                  {t("add")}
                </Button>
              )}
            </FileButton>
            <Text size="sm" mt={4}>
              {t("drop")}
            </Text>
          </DropArea>
        )}
        <Stack gap="xs" aria-live="polite">
          {uploads.map(({ key, name, state }) => (
            <div key={key}>
              <Text size="sm" fw={600} truncate>
                {name}
              </Text>
              {state.kind !== "ready" && (
                <UploadProgress state={state} retry={() => retry(key)} cancel={() => cancel(key)} />
              )}
            </div>
          ))}
        </Stack>
      </Stack>
    </Input.Wrapper>
  );
}

/** Lets a customer choose a file again whose picture was removed. */
function forgetChoice({ currentTarget }: MouseEvent<HTMLInputElement>): void {
  currentTarget.value = "";
}
