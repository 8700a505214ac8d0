import { Box, Input } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { Picture } from "../../../../ui/picture/picture";
import { PictureField } from "../../../../ui/upload/picture-field";

export interface ThumbnailFieldProps {
  /** The address of the picture; empty for none. */
  readonly value: string;
  readonly onChange: (url: string) => void;
  readonly error: string | undefined;
}

/** The picture of a course. The form saves it with the other details. */
export function ThumbnailField({ value, onChange, error }: ThumbnailFieldProps) {
  const t = useTranslations("teaching.details");
  const change = async (url: string | null): Promise<undefined> => {
    onChange(url ?? "");
  };
  return (
    <Input.Wrapper label={t("thumbnail")} labelElement="div" role="group" aria-label={t("thumbnail")} error={error}>
      <PictureField
        preview={
          <Box w={200}>
            <Picture image={value ? { url: value, alt: null } : undefined} name={t("thumbnail")} />
          </Box>
        }
        isSet={value !== ""}
        hint={t("thumbnailHint")}
        change={change}
      />
    </Input.Wrapper>
  );
}
