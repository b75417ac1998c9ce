import { compareVersions, isVersion } from "../version/version.ts";
import { MOST_FIXES, type Vulnerability } from "./audited.ts";

/**
 * One of each: sources publish the same vulnerability under names of their own, and pip-audit leaves in pairs those
 * whose aliases name a PYSEC entry. What fixes it by any of them does.
 */
export function mergeAliases(vulnerabilities: readonly Vulnerability[]): readonly Vulnerability[] {
  const groups = new Map<string, Vulnerability[]>();
  for (const each of vulnerabilities) {
    const known = namesOf(each).flatMap((name) => {
      const group = groups.get(name);
      return group === undefined ? [] : [group];
    });
    // The smaller ones join the largest, so that no list of aliases, however long, takes long.
    const [largest = [], ...others] = [...new Set(known)].toSorted(
      (one, other) => other.length - one.length,
    );
    for (const member of [...others.flat(), each]) {
      largest.push(member);
      for (const name of namesOf(member)) groups.set(name, largest);
    }
  }
  return [...new Set(groups.values())].map(merged);
}

function merged(group: readonly Vulnerability[]): Vulnerability {
  const [first] = group;
  const id = group.find((each) => each.id.startsWith("PYSEC-"))?.id ?? first?.id ?? "";
  const names = new Set(group.flatMap(namesOf));
  names.delete(id);
  return {
    id,
    aliases: [...names].toSorted(),
    fixed: inOrder([...new Set(group.flatMap(({ fixed }) => fixed))]),
    description: group.find(({ description }) => description !== "")?.description ?? "",
  };
}

function namesOf({ id, aliases }: Vulnerability): readonly string[] {
  return [id, ...aliases];
}

function inOrder(versions: readonly string[]): readonly string[] {
  const comparable = versions.length <= MOST_FIXES && versions.every(isVersion);
  return comparable ? versions.toSorted(compareVersions) : versions;
}
