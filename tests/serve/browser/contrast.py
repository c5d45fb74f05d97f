"""How well what is drawn stands out from what it is drawn upon (WCAG 2.2, 1.4.3 and 1.4.11), on any page, in drawings too."""

from __future__ import annotations

from playwright.sync_api import Page
from tests.serve.browser.looks import loaded

LETTERS, SHAPES = 4.5, 3.0
"""The least ratio of what is read, and of what is only seen."""

# Of an element what is drawn: its letters, or of a shape its area or its line, whichever stands out more.
_FAINT = """([selector, least, letters]) => {
  const numbers = (colour) => {
    const found = colour.match(/^rgba?\\(([^)]+)\\)$/);
    if (!found) throw new Error(`a colour that is not understood: ${colour}`);
    const [red, green, blue, alpha = 1] = found[1].split(/[ ,/]+/).map(Number);
    return { parts: [red, green, blue], alpha };
  };
  const light = ({ parts }) => {
    const [red, green, blue] = parts.map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = numbers(getComputedStyle(one).backgroundColor);
      if (colour.alpha === 1) return colour;
    }
    return { parts: [255, 255, 255], alpha: 1 };
  };
  const drawn = (element) => {
    const style = getComputedStyle(element), svg = element instanceof SVGElement;
    if (letters) return [svg ? style.fill : style.color];
    return (svg ? [style.fill, style.stroke] : [style.backgroundColor]).filter((one) => one !== "none");
  };
  const against = (element) => {
    const under = ground(letters && !(element instanceof SVGElement) ? element : element.parentElement);
    return Math.max(...drawn(element).map((one) => ratio(numbers(one), under)));
  };
  const written = (element) => [...element.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
  return [...document.querySelectorAll(selector)]
    .filter((one) => one.checkVisibility() && one.getClientRects().length && (!letters || written(one)))
    .map((one) => [one, against(one)])
    .filter(([, found]) => found < least)
    .map(([one, found]) => `${one.outerHTML.slice(0, 120)}: ${found.toFixed(2)}`);
}"""


def faint_letters(page: Page, within: str) -> list[str]:
    """Return the elements with words of their own that can hardly be read, of those within others."""
    found: list[str] = loaded(page).evaluate(_FAINT, [f":is({within}) *", LETTERS, True])
    return found


def faint_shapes(page: Page, selector: str) -> list[str]:
    """Return the shapes that can hardly be seen."""
    found: list[str] = loaded(page).evaluate(_FAINT, [selector, SHAPES, False])
    return found
