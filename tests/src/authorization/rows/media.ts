import type { SubgraphRows } from "../table.js";

export const media: SubgraphRows = {
  fields: {
    "Query.mediaFile": "accounts",
    "Query.mediaFiles": "instructors",

    "MediaFileConnection.nodes": "whoHasTheObject",
    "MediaFileConnection.pageInfo": "whoHasTheObject",
    "MediaFileConnection.totalCount": "whoHasTheObject",

    "MediaFile.id": "theirsAndAdmins",
    "MediaFile.name": "theirsAndAdmins",
    "MediaFile.state": "theirsAndAdmins",
    "MediaFile.problem": "theirsAndAdmins",
    "MediaFile.sizeBytes": "theirsAndAdmins",
    "MediaFile.receivedBytes": "theirsAndAdmins",
    "MediaFile.sourceUrl": "theirsAndAdmins",
    "MediaFile.picture": "theirsAndAdmins",
    "MediaFile.alt": "theirsAndAdmins",
    "MediaFile.focalPoint": "theirsAndAdmins",
    "MediaFile.createdAt": "theirsAndAdmins",
    "MediaFile.uses": "theirsAndAdmins",
    "MediaFile.otherUses": "theirsAndAdmins",

    "ProductImage.picture": "everybody",
    "Picture.id": "everybody",
    "Picture.url": "everybody",
    "Picture.width": "everybody",
    "Picture.height": "everybody",
    "Picture.placeholder": "everybody",
    "Picture.focalPoint": "everybody",
    "Picture.variants": "everybody",
    "PictureVariant.url": "everybody",
    "PictureVariant.width": "everybody",
    "PictureVariant.format": "everybody",
    "FocalPoint.x": "everybody",
    "FocalPoint.y": "everybody",

    "MediaUse.typename": "whoHasTheObject",
    "MediaUse.id": "whoHasTheObject",
    "MediaUse.name": "whoHasTheObject",
    "DeletedMediaFile.id": "whoMayCall",
  },
  mutations: {
    // private, so that no request leaves the test
    "Mutation.importPicture": { rule: "instructors", call: `importPicture(input: { url: "http://127.0.0.1/$new" })` },
    "Mutation.updateMediaFile": {
      rule: "instructors",
      of: "theirsAndAdmins",
      call: `updateMediaFile(input: { id: "$mediaFile", alt: "$new" })`,
    },
    "Mutation.retryMediaFile": {
      rule: "accounts",
      of: "theirsAndAdmins",
      call: `retryMediaFile(id: "$mediaFile")`,
      endsIn: "Conflict",
    },
    // a file without an owner, because only one role may delete it: the next one finds nothing
    "Mutation.deleteMediaFile": {
      rule: "accounts",
      of: "onlyAdmins",
      call: `deleteMediaFile(id: "$doomedMediaFile")`,
    },
  },
  entities: {
    MediaFile: [{ of: "mediaFile", may: "theirsAndAdmins" }],
    Picture: [{ of: "picture", may: "everybody" }],
  },
  services: {
    "Query.personalData": ["accounts"],
    "Mutation.erasePersonalData": ["accounts"],
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
  },
  paths: [
    { at: `mediaFile(id: "$mediaFile")`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$mediaFile").picture`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$mediaFile").picture.variants`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$mediaFile").uses`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$mediaFile").focalPoint`, reach: "theirsAndAdmins" },
    { at: `product(id: "$product").images.picture` },
    { at: `product(id: "$product").images.picture.focalPoint` },
    { at: `product(id: "$product").images.picture.variants` },
    { at: "mediaFiles", own: "instructors" },
    { at: "mediaFiles.pageInfo", own: "instructors" },
    { at: "mediaFiles.nodes", reach: "theirsAndAdmins" },
  ],
  /** The owner's picture, with a value in each field, which the product shows, and a picture without an owner. */
  create: async (shop, { owner, product }) => {
    const insert = `insert into media_files
        (id, owner_id, name, state, problem, size_bytes, received_bytes, sha256, content_type, width, height, placeholder,
         object_count, alt, source_url, created_at)
      values (gen_random_uuid(), $1, 'lamp.png', 'READY', 'CHECK_FAILED', 10, 10, $2, 'image/png', 100, 80, 'data:,', 9, 'A lamp',
        'https://example.com/lamp.png', now()) returning id`;
    const [picture, doomed] = ["a".repeat(64), "b".repeat(64)];
    const [own] = await shop.rows<{ id: string }>("media", insert, [owner, picture]);
    const [unowned] = await shop.rows<{ id: string }>("media", insert, [null, doomed]);
    await shop.rows(
      "catalog",
      `insert into product_images (id, product_id, url, position)
       select gen_random_uuid(), $1, $2, count(*) from product_images where product_id = $1`,
      [product, `/media/${picture}-100x80/100.webp`],
    );
    if (!own || !unowned) throw new Error("the media files of the known shop were not stored");
    return { mediaFile: own.id, doomedMediaFile: unowned.id, picture };
  },
};
