/*
 * The platforms that PyPI takes wheels for (warehouse, August 2026). It changes with new systems: a tag that is
 * not here may be taken by now.
 */

const FIXED = new Set([
  "any",
  ...["win32", "win_amd64", "win_arm64", "win_ia64"],
  ...["x86_64", "i686"].flatMap((machine) => [
    `manylinux1_${machine}`,
    `manylinux2010_${machine}`,
    `manylinux2014_${machine}`,
  ]),
  ...["aarch64", "armv7l", "ppc64", "ppc64le", "s390x"].map(
    (machine) => `manylinux2014_${machine}`,
  ),
  // There is no manylinux for the first Raspberry Pi.
  ...["linux_armv6l", "linux_armv7l"],
]);

/** Releases of macOS from 11 on count in whole numbers. */
const MAC_RELEASES = ["11", "12", "13", "14", "15", "26"];
const MAC_MACHINES = [
  ...["arm64", "x86_64", "universal2", "universal", "intel"],
  ...["i386", "ppc", "ppc64", "fat", "fat3", "fat64"],
];
const LINUX_MACHINES = ["x86_64", "i686", "aarch64", "armv7l", "ppc64le", "s390x", "riscv64"];

/** Systems with a version in their tag, and the machines that go with each. */
const FAMILIES: readonly (readonly [system: string, machines: readonly string[]])[] = [
  ["macosx_10_\\d+", MAC_MACHINES],
  [`macosx_(?:${MAC_RELEASES.join("|")})_0`, MAC_MACHINES],
  ["manylinux_\\d+_\\d+", [...LINUX_MACHINES, "ppc64"]],
  ["musllinux_\\d+_\\d+", LINUX_MACHINES],
  ["ios_\\d+_\\d+", ["arm64_iphoneos", "arm64_iphonesimulator", "x86_64_iphonesimulator"]],
  ["android_\\d+", ["armeabi_v7a", "arm64_v8a", "x86", "x86_64"]],
  ["pyemscripten_\\d+_\\d+", ["wasm32"]],
];

const PATTERN = new RegExp(
  `^(?:${FAMILIES.map(([system, machines]) => `${system}_(?:${machines.join("|")})`).join("|")})$`,
);

/** Whether PyPI takes wheels with the platform tag: `linux_x86_64` it does not, as it promises nothing about libraries. */
export function isPlatformTaken(tag: string): boolean {
  const name = tag.toLowerCase();
  return FIXED.has(name) || PATTERN.test(name);
}
