import { describe, expect, test } from "@jest/globals";
import { isPlatformTaken } from "../../../src/domain/distribution/platform-tag.ts";
import { isSupportedPlatform } from "../../../src/sandbox/package-index/upload/platform-tag.ts";

const taken = [
  ...["any", "win32", "win_amd64", "win_arm64", "linux_armv6l", "linux_armv7l"],
  ...["manylinux1_i686", "manylinux2010_x86_64", "manylinux2014_s390x", "manylinux_2_28_x86_64"],
  ...["manylinux_2_39_riscv64", "manylinux_2_17_ppc64", "musllinux_1_2_aarch64"],
  ...["macosx_10_9_x86_64", "macosx_11_0_arm64", "macosx_26_0_universal2"],
  ...["ios_13_0_arm64_iphoneos", "android_24_arm64_v8a", "pyemscripten_2025_0_wasm32"],
];
const refused = [
  ...["linux_x86_64", "linux_aarch64", "win_i386", "manylinux2014", "manylinux1_aarch64"],
  ...["macosx_11_1_arm64", "macosx_16_0_arm64", "macosx_10_9_riscv", "musllinux_1_2_ppc64"],
  ...["manylinux_2_28_x86_64_evil", "emscripten_4_0_9_wasm32", "freebsd_14_amd64", ""],
];

describe("the platforms that PyPI takes wheels for", () => {
  test.each(taken)("%s is one", (tag) => expect(isPlatformTaken(tag)).toBe(true));
  test.each(refused)("%j is none", (tag) => expect(isPlatformTaken(tag)).toBe(false));
  test("are the ones of the sandbox, which has its own table", () => {
    const tags = [...taken, ...refused];
    expect(tags.map(isPlatformTaken)).toEqual(tags.map(isSupportedPlatform));
  });
});
