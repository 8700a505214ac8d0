import { AspectRatio, Center } from "@mantine/core";
import { IconPhotoOff } from "@tabler/icons-react";
import { useState } from "react";

export interface PictureProps {
  readonly image: { readonly url: string; readonly alt: string | null } | undefined;
  /** What it shows, where the picture itself does not say: mostly the product's name. */
  readonly name: string;
  /** Width over height; the room is kept before the picture is there, so that nothing jumps. */
  readonly ratio?: number;
  /** Of what is seen first: it is not loaded lazily. */
  readonly first?: boolean;
}

/** A product's picture, or a quiet stand-in where there is none or it does not load. */
export function Picture({ image, name, ratio = 4 / 3, first = false }: PictureProps) {
  const [broken, setBroken] = useState<string>();
  const shown = image && image.url !== broken ? image : undefined;
  return (
    <AspectRatio ratio={ratio}>
      {shown ? (
        <img
          src={shown.url}
          alt={shown.alt ?? name}
          loading={first ? "eager" : "lazy"}
          decoding="async"
          onError={() => setBroken(shown.url)}
          style={{ objectFit: "cover", borderRadius: "var(--mantine-radius-md)" }}
        />
      ) : (
        <Center bg="var(--mantine-color-default-hover)" style={{ borderRadius: "var(--mantine-radius-md)" }}>
          <IconPhotoOff aria-hidden size={32} stroke={1.2} color="var(--mantine-color-dimmed)" />
        </Center>
      )}
    </AspectRatio>
  );
}
