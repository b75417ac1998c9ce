import { afterEach, describe, expect, test } from "@jest/globals";
import { projectFiles } from "./project.ts";
import { publicState, startWorld, type World, type WorldOptions } from "./world.ts";

const SLOW = 120_000;
const WHEEL = "in_tree_example-1.0.0-py3-none-any.whl";
const SDIST = "in_tree_example-1.0.0.tar.gz";

let world: World;
const start = async (options?: WorldOptions) => {
  world = await startWorld(options);
  return world;
};
afterEach(() => world.close());

/** Calls `act` as soon as `isTime`, looking between any two events of the servers in this process. */
function when(isTime: () => boolean, act: () => void): void {
  const look = () => {
    if (isTime()) act();
    else setImmediate(look);
  };
  look();
}

const indexedFiles = () =>
  Object.values(world.sandbox.servers.pypi.state.projects).flatMap(({ releases }) =>
    Object.values(releases).flatMap(({ files }) => files),
  );
const uploads = () =>
  world.sandbox.servers.pypi.requests.filter(
    ({ method, path }) => method === "POST" && path === "/legacy/",
  ).length;
const mints = () =>
  world.sandbox.servers.pypi.requests.filter(({ path }) => path === "/_/oidc/mint-token").length;
const codes = (run: Awaited<ReturnType<World["push"]>>) =>
  run.report.diagnostics.map(({ severity, code }) => `${severity} ${code}`);

describe("the action, started as a runner would", () => {
  test(
    "releases a pushed tag to the index and to GitHub, and a second start changes nothing",
    async () => {
      const { push, sandbox } = await start();
      const attested = { inputs: { attestations: "required", verify: "true" } };
      const first = await push(attested);
      expect([first.exitCode, codes(first)]).toEqual([0, ["notice project-code-beside-identity"]]);
      const released = publicState(world);
      expect(released.files.map(({ name }) => name)).toEqual([WHEEL, SDIST]);
      const digests = released.files.map(({ name, sha256 }) => ({
        name,
        digest: `sha256:${sha256}`,
      }));
      const manifest = {
        name: "tag2pypi-manifest.json",
        digest: `sha256:${first.outputs["manifest-sha256"]}`,
      };
      expect(released.releases).toEqual([
        {
          tag: "v1.0.0",
          name: "in-tree-example v1.0.0",
          draft: false,
          prerelease: false,
          body: expect.stringMatching(
            /^### Added\n\n- The first thing \(\[#1\]\)\.\n\n\[#1\]: https:\/\/github\.com\/example\/example\/issues\/1\n\n<!-- tag2pypi \{.*\} -->\n$/,
          ),
          assets: [
            ...digests.flatMap((file) => [
              file,
              { name: `${file.name}.publish.attestation`, digest: expect.any(String) },
            ]),
            manifest,
          ],
        },
      ]);
      expect(first.outputs).toEqual({
        version: "1.0.0",
        tag: "v1.0.0",
        prerelease: "false",
        "release-url": `${sandbox.github.serverUrl}/example/example/releases/tag/v1.0.0`,
        "pypi-url": `${sandbox.servers.pypi.url}/project/in-tree-example/1.0.0/`,
        "index-urls": `${sandbox.servers.pypi.url}/project/in-tree-example/1.0.0/`,
        files: expect.stringContaining('"state":"uploaded"'),
        "manifest-sha256": expect.stringMatching(/^[0-9a-f]{64}$/),
        report: expect.stringMatching(/\/tag2pypi-\w+-report\.json$/),
        published: "true",
        verified: "true",
      });
      expect(first.summary).toContain("in-tree-example 1.0.0 is published");

      // The index verifies each attestation against the sandbox's trust root before it takes a file.
      expect(sandbox.servers.sigstore.entries()).toBe(2);
      for (const { provenance } of indexedFiles()) {
        expect(provenance).toMatchObject({
          attestation_bundles: [{ publisher: { kind: "GitHub", repository: "example/example" } }],
        });
      }

      const second = await push(attested);
      expect([second.exitCode, codes(second)]).toEqual([
        0,
        ["notice project-code-beside-identity", "notice draft-bytes-kept"],
      ]);
      expect(publicState(world)).toEqual(released);
      expect([uploads(), mints(), sandbox.servers.sigstore.entries()]).toEqual([2, 1, 2]);
      expect(JSON.parse(second.outputs["files"] ?? "")).toEqual([
        expect.objectContaining({ name: WHEEL, state: "identical" }),
        expect.objectContaining({ name: SDIST, state: "identical" }),
      ]);
    },
    SLOW,
  );

  test(
    "finishes with the same bytes after it was killed between the first and the second file",
    async () => {
      const { push, startPush } = await start();
      const { child, done } = await startPush();
      when(
        () => publicState(world).files.length > 0,
        () => child.kill("SIGKILL"),
      );
      await done;
      const interrupted = publicState(world);
      expect(interrupted.files.map(({ name }) => name)).toEqual([WHEEL]);
      expect(interrupted.releases.map(({ draft }) => draft)).toEqual([true]);

      const again = await push();
      expect(again.exitCode).toBe(0);
      const finished = publicState(world);
      expect(finished.files).toEqual([
        interrupted.files[0],
        {
          name: SDIST,
          // What the draft held all the time: a rebuilt sdist has another time stamp in it.
          sha256: interrupted.releases[0]?.assets
            .find(({ name }) => name === SDIST)
            ?.digest?.replace("sha256:", ""),
        },
      ]);
      expect(finished.releases.map(({ draft, assets }) => ({ draft, assets }))).toEqual([
        { draft: false, assets: interrupted.releases[0]?.assets },
      ]);
      expect(
        JSON.parse(again.outputs["files"] ?? "").map(({ state }: { state: string }) => state),
      ).toEqual(["identical", "uploaded"]);
    },
    SLOW,
  );

  test(
    "names five mistakes in one run, and nothing has left the machine",
    async () => {
      const files = projectFiles("0.9.0");
      const { push, project } = await start({
        files: {
          ...files,
          "src/in_tree_example/__init__.py":
            '"""An example."""\n\n__version__ = "0.8.0"\n\n\ndef main():\n    print(f"example {__version__}")\n',
        },
        prepare: async ({ git, commit, write, bare }) => {
          // The tag goes to a commit that only a side branch has.
          await git("checkout", "--quiet", "-b", "side");
          await write({ "side.txt": "side\n" });
          await commit("Work on the side");
          await git("tag", "--annotate", "--force", "--message", "Release", "v1.0.0");
          await git("push", "--quiet", "--force", bare, "side", "v1.0.0");
        },
      });
      await project.write({ "forgotten.txt": "not committed\n" });
      const run = await push();
      expect(run.exitCode).toBe(1);
      const errors = run.report.diagnostics.filter(({ severity }) => severity === "error");
      expect(errors.map(({ code, location }) => [code, location?.file, location?.line])).toEqual([
        ["tag-version-mismatch", "pyproject.toml", 8],
        ["version-place-mismatch", "src/in_tree_example/__init__.py", 3],
        ["changelog-no-section", "CHANGELOG.md", expect.any(Number)],
        ["workspace-dirty", "forgotten.txt", undefined],
        ["tag-not-on-branch", undefined, undefined],
        ["metadata-version-mismatch", undefined, undefined],
        ["metadata-version-mismatch", undefined, undefined],
        ["runtime-version-mismatch", "src/in_tree_example/__init__.py", 3],
        ["script-version-mismatch", "src/in_tree_example/__init__.py", 3],
      ]);
      expect(publicState(world)).toEqual({ files: [], releases: [] });
      expect([uploads(), mints(), Object.keys(world.sandbox.servers.pypi.state.projects)]).toEqual([
        0,
        0,
        [],
      ]);
      expect(run.log).toContain("::error title=");
      expect(run.outputs).toMatchObject({ published: "false", verified: "false" });
    },
    SLOW,
  );
});
