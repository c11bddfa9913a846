import type { Concept, Library, Path } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";

/** A concept worth learning next, and the path that leads to it, if one does. */
export interface Step {
  readonly concept: Concept;
  readonly path?: Path;
}

/**
 * What to learn next, best first, at most three.
 *
 * Along the paths on which the learner is, then what the packs relate to the topic, then where paths begin. A concept
 * whose prerequisites are new to the learner comes after its first prerequisite.
 *
 * @param known Concepts that need no explaining: covered in this conversation or known from before.
 */
export function nextSteps(
  library: Library,
  topic: ConceptId | undefined,
  known: readonly ConceptId[],
): Step[] {
  const isNew = (id: ConceptId) => id !== topic && !known.includes(id);
  const paths = library.packs.flatMap((it) => it.paths);
  const steps: { id: ConceptId; path?: Path }[] = [];

  for (const path of paths) {
    const at = topic ? path.concepts.indexOf(topic) : -1;
    if (at < 0) continue;
    const following = [...path.concepts.slice(at + 1), ...path.concepts.slice(0, at)].find(isNew);
    if (following) steps.push({ id: following, path });
  }
  const about = topic ? library.concepts.get(topic) : undefined;
  for (const id of about?.related ?? []) if (isNew(id)) steps.push({ id });
  for (const path of paths) {
    const first = path.concepts.find(isNew);
    if (first) steps.push({ id: first, path });
  }
  const unique = new Map<ConceptId, Step>();
  for (const { id, path } of steps) {
    const concept = library.concepts.get(firstNeeded(library, id, isNew));
    if (concept && !unique.has(concept.id)) {
      unique.set(concept.id, { concept, ...(path ? { path } : {}) });
    }
  }
  return [...unique.values()].slice(0, 3);
}

/** The concept itself, or the deepest of its prerequisites that the learner has not met, if only one is missing. */
function firstNeeded(
  library: Library,
  id: ConceptId,
  isNew: (id: ConceptId) => boolean,
): ConceptId {
  const missing = library.concepts.get(id)?.needs.filter(isNew) ?? [];
  const [only] = missing;
  return only && missing.length === 1 ? firstNeeded(library, only, isNew) : id;
}
