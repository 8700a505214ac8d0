import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { MediaFile, PictureFacts } from "../domain/media-file.js";
import { mainAddress, pictureAddress } from "../domain/picture-address.js";
import { pictureFormats, variantWidths, type PictureFormat } from "../domain/pictures.js";
import { asItsParent, sameForAll } from "./cache-hints.js";

enum PictureFormatEnum {
  AVIF = "avif",
  WEBP = "webp",
}

registerEnumType(PictureFormatEnum, { name: "PictureFormat" });

@Directive(asItsParent)
@ObjectType("FocalPoint", {
  description: "The point of a picture that stays visible when it is cropped, in per cent from the left and the top.",
})
export class FocalPointType {
  @Field(() => Int)
  x!: number;

  @Field(() => Int)
  y!: number;
}

@Directive(asItsParent)
@ObjectType("PictureVariant", {
  description: "One size and format of a picture. Its address never changes its content.",
})
export class PictureVariantType {
  @Field(() => String)
  url!: string;

  @Field(() => Int)
  width!: number;

  @Field(() => PictureFormatEnum)
  format!: PictureFormat;
}

@Directive('@key(fields: "id")')
@Directive(sameForAll)
@ObjectType("Picture", {
  description: "A picture that the shop stores, without metadata, in several sizes and formats.",
})
export class PictureType {
  @Field(() => ID, { description: "The SHA-256 checksum of the original file." })
  id!: string;

  @Field(() => String, {
    description: "The path of the largest WebP variant; other types store it as the address of their image.",
  })
  url!: string;

  @Field(() => Int)
  width!: number;

  @Field(() => Int)
  height!: number;

  @Field(() => String, { description: "A tiny picture as a data address, to show until the picture is loaded." })
  placeholder!: string;

  @Field(() => FocalPointType)
  focalPoint!: FocalPointType;

  @Field(() => [PictureVariantType], { description: "From the smallest to the largest width." })
  variants!: PictureVariantType[];
}

export function pictureTypeFrom(picture: PictureFacts, { focalPoint }: Pick<MediaFile, "focalPoint">): PictureType {
  const { width, height, placeholder } = picture;
  const variants = variantWidths(width).flatMap((variantWidth) =>
    pictureFormats.map((format) =>
      Object.assign(new PictureVariantType(), {
        url: pictureAddress({ ...picture, variantWidth, format }),
        width: variantWidth,
        format,
      }),
    ),
  );
  const url = mainAddress(picture);
  return Object.assign(new PictureType(), {
    id: picture.sha256,
    url,
    width,
    height,
    placeholder,
    variants,
    focalPoint: Object.assign(new FocalPointType(), focalPoint),
  });
}
