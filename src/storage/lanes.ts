/** Runs work of one name in the order in which it came, and work of different names side by side. */
export type Lanes = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Makes lanes; a name costs nothing once its work is done. */
export function createLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();

  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const done = before.then(work, work);
    const leave = () => {
      if (last.get(name) === done) last.delete(name);
    };

    last.set(name, done);
    done.then(leave, leave);
    return done;
  };
}
