const workbenchAtoms = new WeakSet<object>();

/** Says that the workbench itself sets an atom: what arrives in it is no choice of a user. */
export function ofWorkbench<A extends object>(atom: A): A {
  workbenchAtoms.add(atom);
  return atom;
}

export function isOfWorkbench(atom: object): boolean {
  return workbenchAtoms.has(atom);
}
