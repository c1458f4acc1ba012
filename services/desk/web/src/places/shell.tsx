import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { statusQuery } from "../api/queries.ts";
import { session } from "../api/session.ts";
import { KeyHelp } from "../keys/help.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { announcement } from "../live/announce.ts";
import { liveState, useLive } from "../live/use-live.ts";
import { Icon } from "../parts/icons.tsx";
import { Empty, Failed } from "../parts/states.tsx";
import { Login } from "./login.tsx";

/** What stands around every place: the rail, the state of the desk, the keys, and the one polite voice. */
export function Shell() {
  return session.use() === "needed" ? <Login /> : <Desk />;
}

function Desk() {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const navigate = useNavigate();
  const help = useCallback(() => setHelpOpen(true), []);
  const search = useCallback(() => {
    const field = document.querySelector<HTMLInputElement>("[data-search]");
    if (field !== null) field.select();
    else void navigate({ to: "/search" });
  }, [navigate]);
  useKeys({ help, search });
  useFocusInSight();
  useLive();
  return (
    <div className="desk">
      <a className="skip" href="#place">
        Skip to the content
      </a>
      <Rail onHelp={help} />
      <div className="stage">
        <Trouble />
        <main id="place" className="place" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <KeyHelp open={isHelpOpen} onClose={() => setHelpOpen(false)} />
      <Voice />
    </div>
  );
}

/** Puts the focus into the place when a change of place took away what had it. */
function useFocusInSight(): void {
  const pathname = useLocation({ select: (location) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of place that matters
  useEffect(() => {
    const timer = setTimeout(() => {
      const focused = document.activeElement;
      const isInSight =
        focused !== null &&
        focused !== document.body &&
        focused.checkVisibility({ visibilityProperty: true });
      if (!isInSight) document.getElementById("place")?.focus({ preventScroll: true });
    }, 100);
    return () => clearTimeout(timer);
  }, [pathname]);
}

function Rail({ onHelp }: { onHelp: () => void }) {
  const { data } = useQuery(statusQuery);
  const isNow = useLocation({
    select: ({ pathname }) => pathname === "/" || pathname.startsWith("/events/"),
  });
  return (
    <nav className="rail" aria-label="Places">
      <div className="rail-places">
        <Link to="/" className={isNow ? "rail-link is-here" : "rail-link"} activeOptions={{ exact: true }}>
          <Icon name="now" />
          Now
        </Link>
        <Link to="/feeds" className="rail-link" activeProps={{ className: "is-here" }}>
          <Icon name="feeds" />
          Feeds
          {(data?.feeds.failing ?? 0) > 0 && <FailingCount count={data?.feeds.failing ?? 0} />}
        </Link>
        <Link to="/line" className="rail-link" activeProps={{ className: "is-here" }}>
          <Icon name="line" />
          Line
        </Link>
        <Link to="/search" className="rail-link" activeProps={{ className: "is-here" }}>
          <Icon name="search" />
          Search
        </Link>
      </div>
      <div className="rail-foot">
        <LiveMark />
        <button type="button" className="quiet" onClick={onHelp} aria-label="Keys" title="Keys (?)">
          ?
        </button>
      </div>
    </nav>
  );
}

function FailingCount({ count }: { count: number }) {
  return (
    <span className="rail-count" title={`${count} of the feeds fail`}>
      {count}
      <span className="unseen"> failing</span>
    </span>
  );
}

function LiveMark() {
  const state = liveState.use();
  const words = { live: "Live", connecting: "Connecting", lost: "Not live" }[state];
  const meaning = {
    live: "New things arrive by themselves",
    connecting: "Connecting to the live stream",
    lost: "The live stream is broken; it is tried again by itself. What you see may be old.",
  }[state];
  return (
    <span className={`live live-${state}`} title={meaning}>
      <span className="live-dot" aria-hidden="true" />
      {words}
    </span>
  );
}

/** What is wrong with the whole desk, said once, above every place. */
function Trouble() {
  const { data, error, isError } = useQuery(statusQuery);
  const isLost = useLasting(liveState.use() === "lost", 10_000);
  if (isError && data !== undefined) {
    return <p className="trouble">{error.message} What you see is what was there before.</p>;
  }
  if (data?.store === "down") {
    return (
      <p className="trouble">
        The database does not answer. Nothing is lost; the line waits until it is back.
      </p>
    );
  }
  if (data?.redis === "down") {
    return (
      <p className="trouble">
        Redis does not answer, so nothing new is worked on. What was fetched is kept and goes on once it is
        back.
      </p>
    );
  }
  if (typeof data?.story.problem === "string") {
    return (
      <p className="trouble">
        The story pack was changed and cannot be used as it is; the one before stays in use.{" "}
        <Link to="/line">See why</Link>
      </p>
    );
  }
  if (isLost && data !== undefined) {
    return (
      <p className="trouble">Not live: the stream is broken and is being opened again. You can read on.</p>
    );
  }
  return null;
}

/** Whether something has been so for a while: a short break is mended before it is worth a word. */
function useLasting(isSo: boolean, ms: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasted(true), ms);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [isSo, ms]);
  return isSo && lasted;
}

function Voice() {
  return (
    <div className="unseen" aria-live="polite" role="status">
      {announcement.use()}
    </div>
  );
}

export function NoSuchPlace() {
  return (
    <Empty title="There is nothing at this address." alone>
      <p>
        The link may be cut short. <Link to="/">Go to what is new</Link> or <Link to="/search">search</Link>.
      </p>
    </Empty>
  );
}

export function PlaceFailed({ error, reset }: { error: unknown; reset?: () => void }) {
  const fault = error instanceof Error ? error : new Error(String(error));
  return (
    <Failed what="This place" error={fault} kept="The line works on; only the page stumbled." retry={reset} />
  );
}
