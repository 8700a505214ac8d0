import { describe, expect, test } from "vitest";
import { htmlToText, textToHtml } from "./html-text.js";

describe("the text of a product description", () => {
  test.each([
    ["paragraphs", "<p>One.</p>\n<p>Two\n  words.</p>", "One.\n\nTwo words."],
    ["lines", "One<br/>two<BR>three", "One\ntwo\nthree"],
    ["lists", "<p>Has:</p><ul><li>wood</li> <li>glue</li></ul><p>No nails.</p>", "Has:\n• wood\n• glue\n\nNo nails."],
    ["entities", "<b>Caf&eacute; &amp; th&#233; &lt;3&#x21;</b>", "Café & thé <3!"],
    ["an unknown entity", "a &unknown; b", "a &unknown; b"],
    ["no scripts and no styles", "<style>p{}</style>Fine<script>alert('<p>')</script>!", "Fine!"],
    ["no unclosed scripts", "Fine<script>alert(1)", "Fine"],
    ["no comments", "a<!-- <b>x</b> -->b", "ab"],
    ["plain text with its lines", "One & two\n\nThree > 2", "One & two\n\nThree > 2"],
    ["cells of a table", "<table><tr><td>W</td><td>3</td></tr></table>", "W 3"],
  ])("%s", (_what, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test.each([
    "One line",
    "Two\nlines",
    "A\n\n\nB",
    "a < b && c > d <p>",
    "&amp; &lt;b&gt; &nbsp;",
    "two  blanks,   three\n  and at the beginning \nor the end",
    "• one\n• two",
    "Prix : 3 € « ici »",
  ])("%j is unchanged after a conversion to HTML and back", (text) => {
    expect(htmlToText(textToHtml(text))).toBe(text);
  });
});
