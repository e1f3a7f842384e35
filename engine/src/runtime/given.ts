/** Those of the named settings that are set, for callees that tell an absent option from an undefined one. */
export const given = <Settings extends object, Name extends keyof Settings>(
  settings: Settings,
  ...names: Name[]
): { [N in Name]?: Exclude<Settings[N], undefined> } => {
  const set: { [N in Name]?: Exclude<Settings[N], undefined> } = {}
  for (const name of names) {
    const value = settings[name]
    if (value !== undefined) set[name] = value as Exclude<Settings[Name], undefined>
  }
  return set
}
