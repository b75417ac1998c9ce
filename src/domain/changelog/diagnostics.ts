import { defineDiagnostics } from "../diagnostic.ts";

export const changelogDiagnostics = defineDiagnostics({
  "changelog-missing": { severity: "error", rule: true, title: "There is no changelog" },
  "changelog-not-markdown": {
    severity: "error",
    rule: true,
    title: "The changelog is not Markdown, which GitHub releases are written in",
  },
  "changelog-unreadable": {
    severity: "error",
    rule: true,
    title: "The changelog, or the file of notes, is not UTF-8 text of a sensible size",
  },
  "changelog-no-section": {
    severity: "error",
    rule: true,
    title: "The changelog has no section for the version",
  },
  "changelog-section-empty": {
    severity: "error",
    rule: true,
    title: "The version's section of the changelog says nothing",
  },
  "changelog-duplicate-section": {
    severity: "error",
    rule: true,
    title: "The changelog has several sections for the version",
  },
  "changelog-section-borrowed": {
    severity: "notice",
    rule: true,
    title: "A pre-release takes its notes from another section of the changelog",
  },
  "changelog-section-yanked": {
    severity: "error",
    rule: true,
    title: "The changelog says that the version was yanked",
  },
  "changelog-placeholder-date": {
    severity: "error",
    rule: true,
    title: "The version's heading has a placeholder where its date belongs",
  },
  "changelog-impossible-date": {
    severity: "error",
    rule: true,
    title: "The version's heading has a date that is in no calendar",
  },
  "changelog-date-missing": {
    severity: "warning",
    rule: true,
    title: "The version's heading has no date",
  },
  "changelog-date-not-iso": {
    severity: "warning",
    rule: true,
    title: "The date in the version's heading is not written as year-month-day",
  },
  "changelog-heading-level": {
    severity: "warning",
    rule: true,
    title: "A heading within the version's section stands at the level of releases",
  },
  "changelog-unreleased-entries": {
    severity: "warning",
    rule: true,
    title: "The tagged changelog still lists unreleased changes",
  },
  "notes-file-empty": { severity: "error", rule: true, title: "The file of notes says nothing" },
  "notes-secret": {
    severity: "error",
    rule: true,
    title: "The notes seem to hold a secret token",
  },
  "notes-mentions": {
    severity: "warning",
    rule: true,
    title: "The notes mention everyone, or very many people",
  },
});
