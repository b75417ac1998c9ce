import { describe, expect, test } from "@jest/globals";
import { connect } from "../../../src/adapters/github/connection.ts";
import { failureOf } from "../http/failure-of.ts";
import { type Act, json, testClient } from "../http/scripted-server.ts";
import { adapterAt, TAG } from "./adapter-at.ts";

const TEXT = { title: "OMI", body: "Notes", prerelease: false };

function refusal(status: number, message: string, errors?: unknown, headers = {}): Act {
  const act = json({ message, ...(errors === undefined ? {} : { errors }) }, status);
  return typeof act === "string" ? act : { ...act, headers: { ...act.headers, ...headers } };
}

async function refusedWith(act: Act) {
  const { github } = await adapterAt(({ method }) => (method === "GET" ? json([]) : act));
  return failureOf(github.createDraft(TAG, TEXT));
}

describe("a refusal of GitHub", () => {
  test.each([
    ["github-token-invalid", refusal(401, "Bad credentials")],
    ["github-permission-missing", refusal(403, "Resource not accessible by integration")],
    ["github-rate-limited", refusal(403, "You have exceeded a secondary rate limit")],
    ["github-rate-limited", refusal(429, "Too many requests")],
    [
      "github-rate-limited",
      refusal(403, "API rate limit exceeded", [], {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": "1795345200",
      }),
    ],
    ["github-not-found", refusal(404, "Not Found")],
    ["github-gone", refusal(410, "Issues are disabled for this repo")],
    [
      "github-tag-burned",
      refusal(422, "Validation Failed", [
        {
          resource: "Release",
          code: "custom",
          message: "tag_name was used by an immutable release",
        },
      ]),
    ],
    ["github-release-immutable", refusal(422, "Cannot upload assets to an immutable release.")],
    [
      "github-tag-protected",
      refusal(422, "Validation Failed", [
        {
          code: "custom",
          field: "pre_receive",
          message: "pre_receive Repository rule violations found",
        },
        "Published releases must have a valid tag",
      ]),
    ],
    [
      "github-body-too-long",
      refusal(422, "Validation Failed", [
        {
          code: "custom",
          field: "body",
          message: "body is too long (maximum is 125000 characters)",
        },
      ]),
    ],
    [
      "github-request-refused",
      refusal(422, "Validation Failed", [{ code: "invalid", field: "name" }]),
    ],
    ["github-request-refused", refusal(409, "Git Repository is empty.")],
  ])("has a code: %s", async (code, act) => {
    expect((await refusedWith(act)).code).toBe(code);
  });

  test("for want of a permission comes with the lines to paste", async () => {
    const headers = {
      "x-accepted-github-permissions":
        "contents=write,pull_requests=read; contents=write,workflows=write",
    };
    expect(
      await refusedWith(refusal(403, "Resource not accessible by integration", undefined, headers)),
    ).toEqual({
      code: "github-permission-missing",
      severity: "error",
      message:
        "GitHub answers 403 to a request for /repos/omi/omi/releases: Resource not accessible by integration.",
      hint: "Give this job the permission:\npermissions:\n  contents: write\n  pull-requests: read",
    });
  });

  test("that does not name the permission still says where to look", async () => {
    expect((await refusedWith(refusal(403, "No."))).hint).toBe(
      "Look at the `permissions` of this job. Runs for pull requests from forks never get to write.",
    );
  });

  test("for a used-up limit names the time", async () => {
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795345200" };
    expect(
      (await refusedWith(refusal(403, "API rate limit exceeded", undefined, headers))).message,
    ).toBe(
      "GitHub answers 403 to a request for /repos/omi/omi/releases: API rate limit exceeded. It asks us to come back after 2026-11-22T11:00:00.000Z.",
    );
  });

  test("quotes what it says of each field, made harmless", async () => {
    const errors = [{ code: "invalid", field: "name", message: "::error::no" }, "really"];
    expect((await refusedWith(refusal(422, "Validation Failed", errors))).message).toBe(
      "GitHub answers 422 to a request for /repos/omi/omi/releases: Validation Failed (name invalid :\u200b:error:\u200b:no; really).",
    );
  });

  test.each([
    ["<html>", "<html>"],
    ["null", "null"],
    ["", "no words"],
  ])("in no form that is known is quoted: %j", async (body, words) => {
    expect((await refusedWith({ status: 400, body })).message).toBe(
      `GitHub answers 400 to a request for /repos/omi/omi/releases: ${words}.`,
    );
  });

  test("that is a failure of its own is one of the service", async () => {
    expect((await refusedWith({ status: 500 })).code).toBe("service-failed");
  });
});

describe("assets go to", () => {
  test.each([
    ["https://api.github.com", "https://uploads.github.com/repos/o/r"],
    ["https://api.octo.ghe.com", "https://uploads.octo.ghe.com/repos/o/r"],
    ["https://ghes.example/api/v3", "https://ghes.example/api/uploads/repos/o/r"],
  ])("the host that belongs to %s", (baseUrl, uploadUrl) => {
    const connection = connect({
      owner: "o",
      repo: "r",
      token: "t",
      baseUrl,
      client: testClient(),
    });
    expect(connection.uploadUrl).toBe(uploadUrl);
  });
});
