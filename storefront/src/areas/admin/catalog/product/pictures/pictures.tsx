import { SimpleGrid, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { Section } from "../../../components/section";
import { AddPicture } from "./add-picture";
import { PictureOrder } from "./picture-order";
import type { PicturesProps } from "./pictures-props";
import { UploadPictures } from "./upload-pictures";
const maxPictures = 20;

/** The pictures of a product in their order. Each change is saved at once. */
export function Pictures({ product }: PicturesProps) {
  const t = useTranslations("adminCatalog.product.pictures");
  return (
    <Section title={t("title")}>
      <Text size="sm" c="dimmed">
        {t(product.images.length === 0 ? "none" : "text")}
      </Text>
      {product.images.length > 0 && <PictureOrder product={product} />}
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        {product.images.length < maxPictures ? (
          <>
            <UploadPictures productId={product.id} />
            <AddPicture productId={product.id} />
          </>
        ) : (
          <Text size="sm">{t("full")}</Text>
        )}
      </SimpleGrid>
    </Section>
  );
}
