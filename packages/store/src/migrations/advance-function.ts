/**
 * Moves the articles that still stand at the entry's step, revision and run, and writes one passport line for
 * each entry; a rerun whose article stands elsewhere by now leaves the line that decided and counts a run. The
 * open dead letter of a step that an article passed after all is closed. Rows are locked in the order of their ids, so that two processes cannot wait for each other in a circle.
 *
 * An article that a look for edits sent down the line again, and whose page turned out to hold nothing new, goes
 * back to how it stood before; only the passport tells of the look. One that never moved for it is told by its new line.
 *
 * A function, since the server then plans the statement once for each connection: sent as a statement, its
 * planning took four fifths of its time.
 */
export const advanceFunction = `
create or replace function advance_items(entries jsonb) returns setof text language plpgsql as $$
begin
  return query
  with input as (
    select * from jsonb_to_recordset(entries) as entry (
      "itemId" text, revision int, run int, step text, outcome text, reason text, evidence jsonb,
      "codeVersion" text, at timestamptz, "durationMs" double precision, attempt int,
      "nextStage" text, "nextRevision" int
    )
  ), standing as (
    select article.id, input.*,
      case when input."nextStage" = 'ended' then article.before_check end as back
    from articles article join input on article.id = input."itemId"
    where article.stage = input.step and article.run = input.run and article.revision = input.revision
    order by article.id
    for update of article
  ), moved as (
    update articles set
      stage = standing."nextStage", revision = standing."nextRevision",
      stage_at = coalesce((standing.back ->> 'stageAt')::timestamptz, standing.at),
      outcome = coalesce(standing.back ->> 'outcome', standing.outcome),
      reason = coalesce(standing.back ->> 'reason', standing.reason),
      run = coalesce((standing.back ->> 'run')::int, standing.run),
      snapshot_id = coalesce(standing.back ->> 'snapshotId', articles.snapshot_id),
      fetched_at = coalesce((standing.back ->> 'fetchedAt')::timestamptz, articles.fetched_at),
      before_check = case when standing.step = 'fetch' and standing.back is null then articles.before_check end
    from standing where articles.id = standing.id
    returning articles.id, standing.step, standing.revision, standing.run
  ), passed as (
    update dead_letters letter set status = 'retried' from moved
    where letter.item_id = moved.id and letter.step = moved.step and letter.revision = moved.revision
      and letter.run = moved.run and letter.status = 'open'
  ), deciding as (
    select * from input
    where step = 'poll' or exists (
      select from moved where moved.id = "itemId" and moved.step = input.step
        and moved.revision = input.revision and moved.run = input.run
    )
  ), decided as (
    insert into passports as passport (
      item_id, revision, run, step, outcome, reason, evidence, code_version, at, duration_ms, attempt
    )
    select "itemId", revision, run, step, outcome, reason, evidence, "codeVersion", at, "durationMs", attempt
    from deciding order by "itemId", run, revision, step
    on conflict (item_id, run, revision, step) do update set
      outcome = excluded.outcome, reason = excluded.reason, evidence = excluded.evidence,
      code_version = excluded.code_version, at = excluded.at, duration_ms = excluded.duration_ms,
      attempt = excluded.attempt, runs = passport.runs + 1
  ), counted as (
    insert into passports as passport (
      item_id, revision, run, step, outcome, reason, evidence, code_version, at, duration_ms, attempt
    )
    select "itemId", revision, run, step, outcome, reason, evidence, "codeVersion", at, "durationMs", attempt
    from input
    where not exists (
      select from deciding where deciding."itemId" = input."itemId" and deciding.step = input.step
        and deciding.revision = input.revision and deciding.run = input.run
    )
    order by "itemId", run, revision, step
    on conflict (item_id, run, revision, step) do update set runs = passport.runs + 1
    returning item_id, step, revision, run, runs
  )
  select step || '-' || id || '-' || revision || '-' || run as key from moved
  union all
  select step || '-' || item_id || '-' || revision || '-' || run from counted where step = 'fetch' and runs = 1
  union all
  select step || '-' || "itemId" || '-' || revision || '-' || run from input where step = 'poll';
end
$$`;
