/**
 * The copy index reads and writes in few calls, since a call costs more than what it does, and as functions, since the
 * server then plans each statement once for each connection. Each statement in them sees what was committed before it
 * began, so that what is read behind a lock is as the lock's last holder left it.
 */
export const copyFunctions = [
  /**
   * Locks what the articles can be found by and tells what each of them meets. A lock is on each sampled shingle that is
   * not common and on each text, in order, so that two sections that could find each other take turns and none waits
   * in a circle. The transaction does not wait for the disk: what is lost with the server's power is at its step
   * still, or not in the index, and comes again; what is committed later and kept, as the passport is, keeps it, too.
   * Without `enable_seqscan = off` a plan for any sample would rather read the whole table.
   */
  `create or replace function meet_copies(sought jsonb, most int, same_most int, locked boolean)
  returns table (sought_id text, kind text, id text, core_id text, sample text, ruling jsonb)
  language plpgsql set enable_seqscan to off as $$
  #variable_conflict use_column
  declare
    article record;
    common int[];
    telling int[];
  begin
    if locked then
      perform set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock_shared(3085, 0);
      perform pg_advisory_xact_lock(3083, key) from (
        (
          select shingle as key
          from jsonb_to_recordset(sought) as given (sample int[]), unnest(given.sample) shingle
          except
          select shingle from copy_common_shingles where shingle in (
            select unnest(given.sample) from jsonb_to_recordset(sought) as given (sample int[])
          )
        )
        union
        select ('x' || left("textHash", 8))::bit(32)::int from jsonb_to_recordset(sought) as given ("textHash" text)
        order by key
      ) as ordered;
    end if;
    for article in
      select * from jsonb_to_recordset(sought) as given (id text, "textHash" text, sample int[])
    loop
      common := array(select shingle from copy_common_shingles where shingle = any (article.sample));
      telling := array(select unnest(article.sample) except select unnest(common));
      return query
        select article.id, 'common', null, null, array_to_string(common, ','), null::jsonb
        union all
        select article.id, 'own', null, null, '', null from copies where id = article.id
        union all
        select article.id, 'ruled', null, null, '', ruling_on_copy(copy_rulings) from copy_rulings
        where article_id = article.id
        union all
        (select article.id, 'named', null, null, '', null from copy_rulings where copy_of = article.id limit 1)
        union all
        (select article.id, 'same', id, core_id, array_to_string(sample, ','), null from copies
         where text_hash = article."textHash" and id <> article.id
         order by cardinality(copies.sample) desc, copies.at, copies.id limit same_most)
        union all
        (select article.id, 'shares', id, core_id, array_to_string(sample, ','), null from copies
         where sample && telling and text_hash <> article."textHash" and id <> article.id limit most);
    end loop;
  end
  $$`,
  /**
   * Locks the trees of these articles, and the trees that a person's rulings tie to them, and tells who stands in them;
   * looks again where another section changed which trees they are before the lock was there. An article's tree is
   * `tree_id`, or `original_id` where that is null.
   */
  `create or replace function trees_of_copies(ids text[])
  returns table (id text, at timestamptz, core_id text, leans_on text, nearness float8, tree_id text,
    compared_with text, original_id text, relation text, strength float8, ruling jsonb)
  language plpgsql set enable_seqscan to off as $$
  #variable_conflict use_column
  declare
    sought text[] := ids;
    trees text[];
    held text[] := '{}';
    wanted text[];
    reached int := 0;
  begin
    loop
      trees := array(
        select distinct coalesce(tree_id, original_id) from copies where id = any (sought)
      );
      wanted := array(select unnest(trees) except select unnest(held));
      exit when cardinality(wanted) = 0 and reached = cardinality(sought);
      perform pg_advisory_xact_lock(3084, key)
      from (select distinct hashtext(tree) as key from unnest(wanted) tree order by key) as ordered;
      held := held || wanted;
      reached := cardinality(sought);
      if exists (select from copy_rulings) then
        sought := array(
          with tied as (
            select unnest(sought) as id
            union
            select id from copies where tree_id = any (trees) or (tree_id is null and original_id = any (trees))
          )
          select unnest(sought)
          union
          select end_id from copy_rulings, unnest(array[article_id, copy_of]) end_id
          where (article_id in (select tied.id from tied) or copy_of in (select tied.id from tied))
            and end_id is not null
        );
      end if;
    end loop;
    return query
      select id, at, core_id, leans_on, nearness, coalesce(tree_id, original_id), compared_with, original_id,
        relation, strength,
        (select ruling_on_copy(copy_rulings) from copy_rulings where article_id = copies.id)
      from copies
      where tree_id = any (trees) or (tree_id is null and original_id = any (trees));
  end
  $$`,
  /** Writes rows, then standings that changed, and where `described` is true what follows for the articles. */
  `create or replace function write_copies(saved jsonb, changed jsonb, described boolean) returns void
  language plpgsql set enable_seqscan to off as $$
  begin
    insert into copies (id, text_hash, words, sample, observed_at, at, added_at, core_id, leans_on, nearness,
      tree_id, compared_with, original_id, relation, strength, evidence, publisher, credited_to, source, says,
      url_hash, points_to)
    select id, "textHash", decode(words, 'hex'), sample, "observedAt", at, least("addedAt", now()), "coreId", "leansOn", nearness,
      nullif("treeId", "originalId"), "comparedWith", "originalId", relation, strength, evidence, publisher,
      "creditedTo", source, says, "urlHash", "pointsTo"
    from jsonb_to_recordset(saved) as given (id text, "textHash" text, words text, sample int[],
      "observedAt" timestamptz, at timestamptz, "addedAt" timestamptz, "coreId" text, "leansOn" text, nearness float8, "treeId" text,
      "comparedWith" text, "originalId" text, relation text, strength float8, evidence jsonb, publisher text,
      "creditedTo" text, source text, says text, "urlHash" int, "pointsTo" int)
    on conflict (id) do update set text_hash = excluded.text_hash, words = excluded.words,
      sample = excluded.sample, observed_at = excluded.observed_at, at = excluded.at,
      added_at = case copies.text_hash when excluded.text_hash then copies.added_at else excluded.added_at end,
      core_id = excluded.core_id, leans_on = excluded.leans_on, nearness = excluded.nearness,
      tree_id = excluded.tree_id, compared_with = excluded.compared_with, original_id = excluded.original_id, relation = excluded.relation,
      strength = excluded.strength, evidence = excluded.evidence, publisher = excluded.publisher,
      credited_to = excluded.credited_to, source = excluded.source, says = excluded.says,
      url_hash = excluded.url_hash, points_to = excluded.points_to;
    if changed <> '[]' then
      update copies set core_id = new."coreId", leans_on = new."leansOn", nearness = new.nearness,
        tree_id = nullif(new."treeId", new."originalId"), compared_with = new."comparedWith", original_id = new."originalId", relation = new.relation,
        strength = new.strength, evidence = coalesce(new.evidence, copies.evidence)
      from jsonb_to_recordset(changed) as new (id text, "coreId" text, "leansOn" text, nearness float8,
        "treeId" text, "comparedWith" text, "originalId" text, relation text, strength float8, evidence jsonb)
      where copies.id = new.id;
    end if;
    if described then
      perform describe_copied(array(
        select given ->> 'id' from jsonb_array_elements(saved || changed) given
      ));
    end if;
  end
  $$`,
  /**
   * Writes the articles' side: `copy_of` of an exact or near copy is the nearest article above it that is none
   * itself, whose tags it takes; parts and originals have none. An article behind `dedupe` whose `copy_of` changes by
   * that starts a run: a copy at `thread`, what is none any more at `tag`, since it has no tags of its own. The run's
   * first passport line says what moved it; the scheduler puts it on the line. Until its original is in the index
   * again, an article behind `dedupe` stays that one's copy: so a dropped index is rebuilt without runs.
   */
  `create or replace function describe_copied(ids text[]) returns void
  language plpgsql set enable_seqscan to off as $$
  begin
    with recursive up as (
      select id, compared_with as above from copies
      where id = any (ids) and relation in ('exact', 'near')
      union select up.id, copies.compared_with from up join copies on copies.id = up.above
      where copies.relation in ('exact', 'near')
    ), found as (
      select up.id, up.above from up join copies on copies.id = up.above
      where copies.relation not in ('exact', 'near')
    ), standing as (
      select articles.id, articles.copy_of, articles.stage, found.above,
        articles.revision > 0 and articles.merged_into is null and (articles.stage in ('tag', 'thread')
          or (articles.stage = 'ended' and articles.outcome in ('threaded', 'offStory'))) as again
      from articles left join found on found.id = articles.id
      where articles.id = any (ids)
      order by articles.id for update of articles
    ), moved as (
      select * from standing
      where copy_of is distinct from above
        and (copy_of is null or stage = 'dedupe' or exists (select from copies where id = standing.copy_of))
    ), written as (
      update articles set copy_of = moved.above,
        run = case when moved.again
          then 1 + greatest(run, (select max(passports.run) from passports where item_id = articles.id)) else run end,
        stage = case when not moved.again then articles.stage when moved.above is null then 'tag' else 'thread' end,
        stage_at = case when moved.again then now() else stage_at end,
        outcome = case when moved.again then null else outcome end,
        reason = case when moved.again then '' else reason end
      from moved where articles.id = moved.id
      returning articles.id, articles.revision, articles.run, moved.again, moved.above, moved.copy_of as before
    ), closed as (
      update dead_letters set status = 'retried' from written
      where item_id = written.id and written.again and status = 'open'
    )
    insert into passports (
      item_id, revision, run, step, outcome, reason, evidence, code_version, at, duration_ms, attempt
    )
    select written.id, written.revision, written.run, 'dedupe',
      case when written.above is null then copies.relation else 'copy' end,
      case when written.above is null
        then format('no copy of %s any more: %s', article_in_words(written.before), copies.evidence ->> 'rule')
        else format('now a copy of %s: %s', article_in_words(written.above), copies.evidence ->> 'rule') end,
      copies.evidence || jsonb_build_object('relation', copies.relation, 'originalId', copies.original_id,
        'copyOf', written.above, 'copyOfBefore', written.before),
      'deduplicator', now(), 0, 1
    from written join copies on copies.id = written.id where written.again;
  end
  $$`,
  /** Whose an article is, and when it came. */
  `create or replace function article_in_words(sought text) returns text language sql stable as $$
    select coalesce(
      (select format('%s (%s), which came at %s UTC', coalesce(nullif(publisher, ''), canonical_url), id,
        to_char(observed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')) from articles where id = sought),
      sought)
  $$`,
];
