import { useEffect } from "react";
import { nextIndex } from "./next-index.ts";

/** The thing of each list that had the focus last, by its address. */
const lastOf = new WeakMap<Element, string>();

function remember(event: FocusEvent): void {
  const item = event.target instanceof Element ? event.target.closest("[data-item]") : null;
  const list = item?.closest("[data-list]");
  const address = item?.getAttribute("href");
  if (list && address) lastOf.set(list, address);
}

/**
 * The keys of the page. They work on what the page says of itself: `data-list` holds the things that j and k go
 * through (`data-item`, each a link or button), `data-reader` holds what is read beside the list, `data-up` is the
 * link that u and Escape follow, `data-search` the field that / goes to.
 */
export function useKeys(actions: { help: () => void; search: () => void }): void {
  const { help, search } = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) {
        if (event.key === "Escape") (event.target as HTMLElement).blur();
        return;
      }
      const action = {
        j: () => step(1),
        k: () => step(-1),
        o: open,
        u: up,
        Escape: up,
        "/": search,
        "?": help,
      }[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("focusin", remember);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("focusin", remember);
    };
  }, [help, search]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("dialog[open]")) return true;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Moves the focus to the next or previous thing of the list that has it, else of the first list in sight. */
function step(by: 1 | -1): void {
  const list = document.activeElement?.closest("[data-list]") ?? visible("[data-list]");
  if (list === undefined || list === null) return;
  const items = itemsOf(list);
  const next = items[nextIndex(placesIn(list, items), items.length, by)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function placesIn(list: Element, items: HTMLElement[]) {
  return {
    focused: items.indexOf(document.activeElement as HTMLElement),
    chosen: items.findIndex((item) => item.matches("[aria-current]")),
    remembered: items.findIndex((item) => item.getAttribute("href") === lastOf.get(list)),
  };
}

function itemsOf(list: Element): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("[data-item]")].filter((item) => item.offsetParent !== null);
}

/** Opens what has the focus; what is open already is gone into. */
function open(): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !focused.matches("[data-item]")) return;
  const isOpen = focused.matches("[aria-current]") && focused.closest("[data-reader]") === null;
  const inside = isOpen
    ? (visible("[data-reader] [data-item][aria-current]") ?? visible("[data-reader] a"))
    : undefined;
  if (inside === undefined) focused.click();
  else inside.focus();
}

/**
 * Goes up one level: out of the reader to the list beside it; where there is none, or from the list itself,
 * along the Back link, and to the place in the list from which one came.
 */
function up(): void {
  const isBeside = [...document.querySelectorAll("[data-list]")].some(
    (list) => list.closest("[data-reader]") === null && list.checkVisibility({ visibilityProperty: true }),
  );
  const isInside = document.activeElement?.closest("[data-reader]") !== null;
  if (!(isInside && isBeside)) visible("[data-up]")?.click();
  setTimeout(focusPlace, 50);
}

function focusPlace(): void {
  const list = visible("[data-list]");
  if (list === undefined) return;
  const items = itemsOf(list);
  const { chosen, remembered } = placesIn(list, items);
  items[Math.max(chosen, remembered, 0)]?.focus({ preventScroll: remembered >= 0 });
}

function visible(selector: string): HTMLElement | undefined {
  const found = [...document.querySelectorAll<HTMLElement>(selector)];
  return found.find((each) => each.checkVisibility({ visibilityProperty: true }));
}
