import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  startVulnerabilities,
  type VulnerabilityServer,
} from "../../../src/sandbox/vulnerabilities/server.ts";
import { advisory } from "../../steps/audit/advisories.ts";

const KNOWN = advisory("GHSA-1", "web", "1.4", [["1.5"], ["2.1"]], { aliases: ["CVE-1"] });

let server: VulnerabilityServer;
beforeAll(async () => {
  server = await startVulnerabilities();
  server.advisories.push(KNOWN);
  server.releases.add("web 1.4").add("web 1.5");
});
afterAll(() => server.close());

async function query(body: unknown) {
  const init = { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(server.queryUrl, init);
  return [response.status, await response.json()];
}

async function show(path: string) {
  const response = await fetch(`${server.url}/pypi/${path}/json`);
  return [response.status, await response.json()];
}

test("OSV gives whole advisories about a version, and nothing of what it does not know", async () => {
  const web = (version: string, name = "web") => ({
    package: { name, ecosystem: "PyPI" },
    version,
  });
  expect(await query(web("1.4"))).toEqual([200, { vulns: [KNOWN] }]);
  expect(await query(web("1.5"))).toEqual([200, {}]);
  expect(await query(web("1.4", "private"))).toEqual([200, {}]);
  expect(await query({ version: "1.4" })).toMatchObject([400, { code: 3 }]);
  expect(await query({ ...web("1.4"), package: { name: "web", ecosystem: "npm" } })).toMatchObject([
    400,
    { code: 3 },
  ]);
  expect(server.asked).toEqual(["web 1.4", "web 1.5", "private 1.4"]);
});

test("PyPI gives the fixes of all lines of versions, and does not know what it does not have", async () => {
  expect(await show("web/1.4")).toMatchObject([
    200,
    {
      vulnerabilities: [
        { id: "GHSA-1", aliases: ["CVE-1"], fixed_in: ["1.5", "2.1"], withdrawn: null },
      ],
    },
  ]);
  expect(await show("web/1.5")).toMatchObject([200, { vulnerabilities: [] }]);
  expect(await show("private/1.4")).toEqual([404, { message: "Not Found" }]);
});
