import { Box, Center } from "@mantine/core";
import { IconFile, IconFileText, IconMovie, IconMusic, IconPhoto } from "@tabler/icons-react";
import type { MediaKind } from "../../graph/schema-types.generated";
import { Picture } from "../picture/picture";

const icons = { PICTURE: IconPhoto, VIDEO: IconMovie, AUDIO: IconMusic, DOCUMENT: IconFileText } as const;

export interface ThumbnailProps {
  readonly file: { readonly kind: MediaKind | null; readonly picture: { readonly url: string } | null };
}

/** A small picture beside the name of a file, or an icon of its kind. */
export function Thumbnail({ file: { kind, picture } }: ThumbnailProps) {
  const Icon = kind ? icons[kind] : IconFile;
  return (
    <Box w={48} h={48} flex="none">
      {picture ? (
        <Picture image={{ url: picture.url, alt: "" }} name="" ratio={1} />
      ) : (
        <Center h="100%" bg="var(--mantine-color-default-hover)" style={{ borderRadius: "var(--mantine-radius-md)" }}>
          <Icon aria-hidden size={24} stroke={1.2} />
        </Center>
      )}
    </Box>
  );
}
