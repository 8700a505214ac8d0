import { buffer } from "node:stream/consumers";
import type { DemoCourse } from "@souk/demo/courses";
import PDFDocument from "pdfkit";
import { keySentences } from "./key-sentences.ts";

const left = 56;
const widthPt = 483;

/** Returns a PDF of one A4 page: the lessons of a course as a checklist, with a sentence from each. */
export async function sheetOf(course: DemoCourse): Promise<Buffer> {
  const title = `What to keep from ${course.title}`;
  // a fixed date, so that the same course makes the same bytes
  const info = { Title: title, Author: "Souk", CreationDate: new Date(course.createdAt) };
  const page = new PDFDocument({ size: "A4", margins: { top: 52, bottom: 40, left, right: 56 }, info });
  page.font("Helvetica-Bold").fontSize(20).fillColor("#222222").text(title, { width: widthPt });
  page.font("Helvetica").fontSize(10).fillColor("#555555");
  page.moveDown(0.4).text("Tick what you have tried. Come back to the rest.", { width: widthPt });
  for (const section of course.sections) {
    page.moveDown(1).font("Helvetica-Bold").fontSize(13).fillColor("#222222").text(section.title, left);
    for (const lesson of section.lessons) {
      page.moveDown(0.5).fontSize(10.5);
      page
        .rect(left + 0.5, page.y, 9, 9)
        .lineWidth(0.8)
        .stroke("#555555");
      page
        .font("Helvetica-Bold")
        .fillColor("#222222")
        .text(lesson.title, left + 20, page.y);
      page
        .font("Helvetica")
        .fillColor("#444444")
        .text(keySentences(lesson.content, 1)[0] ?? "", { width: widthPt - 20 });
    }
  }
  page.end();
  return buffer(page);
}
