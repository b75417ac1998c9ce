/**
 * Whether two texts are the same set of version specifiers. Indexes put them into an order of their own, without spaces
 * and without repetitions: PyPI shows `>=3.8, <4.0` as `<4.0,>=3.8`.
 */
export function sameSpecifiers(left: string, right: string): boolean {
  const [one, other] = [specifiersOf(left), specifiersOf(right)];
  return one.size === other.size && [...one].every((specifier) => other.has(specifier));
}

function specifiersOf(text: string): ReadonlySet<string> {
  const specifiers = text.split(",").map((specifier) => canonical(specifier.replace(/\s+/g, "")));
  return new Set(specifiers.filter((specifier) => specifier !== ""));
}

/** Of two that differ in zeros at the end, which mean the same, an index may keep either. */
function canonical(specifier: string): string {
  const bare = specifier.toLowerCase();
  const zerosCount = /^(?:~=|===)/.test(bare) || bare.endsWith("*");
  return zerosCount ? bare : bare.replace(/(?:\.0)+$/, "");
}
