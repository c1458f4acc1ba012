/** What a poll changed in its feed as of this migration; `next_poll_at` is set by itself. */
const columns = [
  "url",
  "title",
  "site_url",
  "publisher",
  "language",
  "status",
  "status_reason",
  "format",
  "etag",
  "last_modified",
  "body_hash",
  "moved_to",
  "moved_count",
  "interval_s",
  "interval_reason",
  "due_reason",
  "error_count",
  "last_error",
  "last_success_at",
  "last_new_at",
  "skip_hours",
  "skip_days",
  "hub",
  "topic",
  "recent_entries",
  "recent_since",
  "last_entry_at",
  "usual_gap_s",
];

const assignments = columns.map((column) => `${column} = (changed.next).${column}`).join(",\n    ");

/**
 * Writes how polls ended, all that end at the same time in one call: the record (the last 20 of each feed), the
 * changes in the feed, the deliveries that were read. A delivery that came meanwhile makes the feed due again. A
 * success closes the open dead letter of an earlier poll. Feeds are locked in the order of their ids; what follows
 * the lock sees what was committed before it.
 *
 * Databases have run it as it stands here: a change is a migration of its own, which replaces the function.
 */
export const recordPollsFunction = `
create function record_polls(polls jsonb) returns void language plpgsql as $$
begin
  perform from feeds
    where id in (select poll ->> 'feedId' from jsonb_array_elements(polls) poll)
    order by id for update;

  insert into feed_polls (feed_id, at, outcome, reason, http_status, entries, new_entries, duration_ms)
  select "feedId", at, outcome, reason, "httpStatus", entries, "newEntries", "durationMs"
  from jsonb_to_recordset(polls) as poll (
    "feedId" text, at timestamptz, outcome text, reason text, "httpStatus" int, entries int,
    "newEntries" int, "durationMs" double precision
  );

  delete from feed_polls old
  using jsonb_array_elements(polls) poll,
    lateral (
      select id from feed_polls where feed_id = poll ->> 'feedId' order by id desc offset 20 limit 1
    ) cut
  where old.feed_id = poll ->> 'feedId' and old.id <= cut.id;

  delete from feed_deliveries
  where id in (
    select read::bigint from jsonb_array_elements(polls) poll, jsonb_array_elements_text(poll -> 'deliveries') read
  );

  with changed as materialized (
    select feed.id, poll.at, poll.deliveries is null as asked, jsonb_populate_record(feed, poll.changes) as next,
      exists (select from feed_deliveries where feed_id = feed.id) as delivered
    from feeds feed
    join jsonb_to_recordset(polls) as poll (
      "feedId" text, at timestamptz, changes jsonb, deliveries jsonb
    ) on poll."feedId" = feed.id
  )
  update feeds set
    last_polled_at = case when changed.asked then changed.at else feeds.last_polled_at end,
    next_poll_at = case when changed.delivered then changed.at else (changed.next).next_poll_at end,
    ${assignments}
  from changed where feeds.id = changed.id;

  update dead_letters set status = 'retried'
  where status = 'open' and step = 'poll' and item_id in (
    select poll ->> 'feedId' from jsonb_array_elements(polls) poll where poll ->> 'outcome' <> 'failed'
  );
end
$$`;
