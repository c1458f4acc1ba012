import type { AnyRouter } from "@tanstack/react-router";

/** How far each entry of the history was scrolled, by its key. */
const scrolled = new Map<string, number>();

/**
 * A new place starts at its top, and Back finds the old one where it was left. The lists beside the reader keep
 * their own place at all times and are left alone. Returns how to stop.
 */
export function rememberScroll(router: AnyRouter): () => void {
  const key = (location: { state: object; href: string }) =>
    String(Reflect.get(location.state, "__TSR_key") ?? location.href);
  const stopLeaving = router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
    const place = document.getElementById("place");
    if (pathChanged && fromLocation !== undefined && place !== null)
      scrolled.set(key(fromLocation), place.scrollTop);
  });
  const stopArriving = router.subscribe("onRendered", ({ toLocation, pathChanged }) => {
    if (!pathChanged) return;
    const place = document.getElementById("place");
    if (place !== null) place.scrollTop = scrolled.get(key(toLocation)) ?? 0;
    // A chosen article brings itself into sight.
    if (Reflect.get(toLocation.search, "article") === undefined) {
      for (const reader of document.querySelectorAll("[data-reader]")) reader.scrollTop = 0;
    }
  });
  return () => {
    stopLeaving();
    stopArriving();
  };
}
