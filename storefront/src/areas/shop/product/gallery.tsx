import { Group, Stack, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Picture, type ShownImage } from "../../../ui/picture/picture";
import classes from "./gallery.module.css";

export interface GalleryProps {
  readonly images: readonly (ShownImage & { readonly id: string })[];
  readonly name: string;
}

/** One large picture, and the others as small ones below. */
export function Gallery({ images, name }: GalleryProps) {
  const t = useTranslations("shop.product");
  const [chosen, setChosen] = useState(0);
  const shown = images[chosen] ?? images[0];
  return (
    <Stack gap="sm">
      <Picture image={shown} name={name} first />
      {images.length > 1 && (
        <Group gap="xs" role="group" aria-label={t("pictures")}>
          {images.map((image, index) => (
            <UnstyledButton
              key={image.id}
              className={classes.thumbnail}
              aria-label={t("picture", { number: index + 1, count: images.length })}
              aria-pressed={image === shown}
              onClick={() => setChosen(index)}
            >
              <Picture image={{ ...image, alt: "" }} name="" first />
            </UnstyledButton>
          ))}
        </Group>
      )}
    </Stack>
  );
}
