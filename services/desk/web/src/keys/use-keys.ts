import { useEffect } from "react";

/**
 * The keys of the page. They work on what the page says of itself: `data-list` holds the things that j and k go
 * through (`data-item`, each a link or button), `data-up` is the link that u and Escape follow, `data-search`
 * the field that / goes to.
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
    return () => document.removeEventListener("keydown", onKey);
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
  const items = [...list.querySelectorAll<HTMLElement>("[data-item]")].filter(
    (item) => item.offsetParent !== null,
  );
  const focused = items.indexOf(document.activeElement as HTMLElement);
  const chosen = items.findIndex((item) => item.matches("[aria-current]"));
  const from = focused >= 0 ? focused : chosen;
  const next = items[from < 0 ? 0 : Math.min(items.length - 1, Math.max(0, from + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function open(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches("[data-item]")) focused.click();
}

/** Goes up one level: from a list inside the reader to the list that it came from, else along the Back link. */
function up(): void {
  const link = visible("[data-up]");
  if (link !== undefined) link.click();
  else visible("[data-list] [aria-current], [data-list] [data-item]")?.focus();
}

function visible(selector: string): HTMLElement | undefined {
  const found = [...document.querySelectorAll<HTMLElement>(selector)];
  return found.find((each) => each.checkVisibility({ visibilityProperty: true }));
}
