import { type Kysely, sql } from "kysely";
import { recordPollsFunction } from "./record-polls-function.ts";

/** What a feed's polls know of it, its subscription to a hub, and what hubs delivered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table feeds
    add column interval_reason text not null default '',
    add column due_reason text not null default '',
    add column chosen_interval_s integer,
    add column skip_hours integer[] not null default '{}',
    add column skip_days integer[] not null default '{}',
    add column hub text,
    add column topic text,
    add column recent_entries integer not null default 0,
    add column recent_since timestamptz,
    add column last_entry_at timestamptz,
    add column usual_gap_s integer`,
  `create table subscriptions (
    id text primary key,
    feed_id text not null unique references feeds (id) on delete cascade,
    hub text not null,
    topic text not null,
    secret text not null,
    status text not null default 'pending',
    reason text not null default '',
    asked text,
    ask text,
    next_ask_at timestamptz,
    tries integer not null default 0,
    expires_at timestamptz,
    pushes integer not null default 0,
    last_push_at timestamptz
  )`,
  `create index subscriptions_due on subscriptions (next_ask_at) where next_ask_at is not null`,
  `create table feed_deliveries (
    id bigserial primary key,
    feed_id text not null references feeds (id) on delete cascade,
    content_type text not null,
    body bytea not null,
    received_at timestamptz not null
  )`,
  `create index feed_deliveries_by_feed on feed_deliveries (feed_id, id)`,
  // The newest entries of a feed, for its pace.
  `create index entries_by_source_and_time on entries (source, seen_at desc)`,
  recordPollsFunction,
];
