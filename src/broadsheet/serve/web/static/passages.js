// Comfort only: a selected passage can be marked at once; without this the form below the text does it.
"use strict";

(() => {
  const bar = document.getElementById("passage-bar");
  const text = document.getElementById("text");
  if (!bar || !text) return;
  const noting = bar.querySelector(".noting-here");

  // Where a point of the page stands in the text, counted in characters as the desk counts them.
  const place = (node, offset) => {
    const paragraph = (node.nodeType === 1 ? node : node.parentElement)?.closest("#text [data-at]");
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.at) + [...before.toString()].length;
  };
  const selected = () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !chosen.toString().trim()) return;
    const range = chosen.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    if (start === null || end === null) return;
    bar.elements.words.value = chosen.toString();
    bar.elements.start.value = start;
    bar.elements.end.value = end;
    noting.hidden = true;
    bar.hidden = false;
  };
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (bar.contains(document.activeElement) && bar.contains(chosen.anchorNode)) return;
    if (chosen.isCollapsed && !bar.contains(document.activeElement)) bar.hidden = true;
    else selected();
  });
  bar.querySelector("[data-note]").addEventListener("click", () => {
    noting.hidden = false;
    bar.elements.note.focus();
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") bar.hidden = true;
  });
  // A press on a button must not take the selection away first.
  bar.addEventListener("mousedown", (event) => {
    if (event.target.closest("button")) event.preventDefault();
  });
})();
