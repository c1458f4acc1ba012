import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { entityHitsQuery } from "../api/queries.ts";
import type { ArticleDetail, EntityHit, NewCorrection } from "../api/types.ts";
import { Notice } from "../parts/states.tsx";
import { ByAndNote } from "./by-and-note.tsx";
import type { Doubt } from "./correcting.ts";
import { ownName, useCorrect } from "./use-correct.ts";

type Props = { article: ArticleDetail; doubt: Doubt; onClose: () => void };

/** The form in which a person says that a name does not stand for what the machine took it for, and for whom it does. */
export function CorrectMention({ article, doubt, onClose }: Props) {
  const { entity, surface } = doubt;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [onlyHere, setOnlyHere] = useState(surface !== undefined);
  const [is, setIs] = useState<EntityHit | null>(null);
  const [by, setBy] = useState(ownName.get);
  const [note, setNote] = useState("");
  const act = useCorrect(article.id);
  useEffect(() => dialog.current?.showModal(), []);

  function keep(event: FormEvent) {
    event.preventDefault();
    const correct: NewCorrection = {
      of: "mention",
      entityId: entity.id,
      ...(onlyHere && surface !== undefined ? { surface } : {}),
      is: is?.id ?? null,
      by,
      note,
    };
    ownName.set(by);
    act.mutate({ correct }, { onSuccess: onClose });
  }

  return (
    <dialog ref={dialog} className="help correct" aria-labelledby={titleId} onClose={onClose}>
      <form onSubmit={keep}>
        <h2 id={titleId}>
          Not <bdi>{entity.name}</bdi>?
        </h2>
        {surface !== undefined && surface !== entity.name && (
          <label className="choice">
            <input
              type="checkbox"
              checked={onlyHere}
              onChange={(event) => setOnlyHere(event.target.checked)}
            />
            <span>
              Only where it says “<bdi>{surface}</bdi>”, not everywhere in this article
            </span>
          </label>
        )}
        <EntityChoice article={article} except={entity.id} chosen={is} onChoose={setIs} />
        <ByAndNote by={by} note={note} onBy={setBy} onNote={setNote} />
        {act.isError && <Notice kind="failed">{act.error.message}</Notice>}
        <div className="actions">
          <button type="submit" className="main" disabled={act.isPending}>
            {is === null ? `It is not ${entity.name}` : `It is ${is.name}`}
          </button>
          <button type="button" onClick={onClose}>
            Leave it
          </button>
        </div>
        <p className="aside">The article is tagged anew, and this holds for every later tagging.</p>
      </form>
    </dialog>
  );
}

type ChoiceProps = {
  article: ArticleDetail;
  except: string;
  chosen: EntityHit | null;
  onChoose: (entity: EntityHit | null) => void;
};

/** Whom it means instead: nobody, or an entity that is found by its name. */
function EntityChoice({ article, except, chosen, onChoose }: ChoiceProps) {
  const [sought, setSought] = useState("");
  const query = useQuery(entityHitsQuery(sought.trim()));
  const hits = query.data?.items ?? [];
  const here = article.entities
    .filter(({ name }) => hasWordThatBegins(name, sought))
    .map(({ id, name, type }): EntityHit => ({ id, name, type, country: null }));
  const all = [...new Map([...here, ...hits].map((hit) => [hit.id, hit])).values()]
    .filter(({ id }) => id !== except)
    .slice(0, 8);
  const group = useId();
  return (
    <fieldset className="choices">
      <legend className="unseen">Who or what it is</legend>
      <label className="choice">
        <input type="radio" name={group} checked={chosen === null} onChange={() => onChoose(null)} />
        <span>Nobody and nothing of the story</span>
      </label>
      {chosen !== null && !all.some(({ id }) => id === chosen.id) && (
        <Choice group={group} hit={chosen} isChosen onChoose={onChoose} />
      )}
      {all.map((hit) => (
        <Choice key={hit.id} group={group} hit={hit} isChosen={chosen?.id === hit.id} onChoose={onChoose} />
      ))}
      <label className="field">
        <span>Somebody or something else</span>
        <input
          type="search"
          value={sought}
          placeholder="The beginning of a name"
          onChange={(event) => setSought(event.target.value)}
        />
      </label>
      {query.isSuccess && sought.trim() !== "" && all.length === 0 && (
        <p className="aside">The story's gazetteer has no such name. Add it there first.</p>
      )}
    </fieldset>
  );
}

/** As the desk searches: the sought words begin the name, or a word in it. */
function hasWordThatBegins(name: string, sought: string): boolean {
  const words = sought.trim().toLowerCase();
  return words !== "" && ` ${name.toLowerCase()}`.includes(` ${words}`);
}

type OneProps = {
  group: string;
  hit: EntityHit;
  isChosen: boolean;
  onChoose: (entity: EntityHit) => void;
};

function Choice({ group, hit, isChosen, onChoose }: OneProps) {
  return (
    <label className="choice">
      <input type="radio" name={group} checked={isChosen} onChange={() => onChoose(hit)} />
      <span>
        <bdi>{hit.name}</bdi>{" "}
        <span className="aside">
          {hit.type}, {hit.id}
        </span>
      </span>
    </label>
  );
}
