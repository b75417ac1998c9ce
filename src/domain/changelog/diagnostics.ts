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
  "changelog-heading-slip": {
    severity: "warning",
    rule: true,
    title: "A line of the changelog looks like a heading, but is none",
  },
  "changelog-release-level": {
    severity: "warning",
    rule: true,
    title: "The heading of a release stands at another level than those of other releases",
  },
  "changelog-unclosed": {
    severity: "warning",
    rule: true,
    title: "A fence or a comment in the changelog goes on to where it was hardly meant to",
  },
  "changelog-duplicate-unreleased": {
    severity: "warning",
    rule: true,
    title: "The changelog has several sections of unreleased changes",
  },
  "changelog-duplicate-release": {
    severity: "notice",
    rule: true,
    title: "The changelog has several sections for its newest release",
  },
  "changelog-category-unknown": {
    severity: "notice",
    rule: true,
    title: "A section has changes of a kind that Keep a Changelog does not know",
  },
  "changelog-release-changed": {
    severity: "warning",
    rule: true,
    title: "The changelog says something else of an earlier release than at the previous tag",
  },
  "changelog-release-removed": {
    severity: "warning",
    rule: true,
    title: "The changelog has lost earlier releases since the previous tag",
  },
  "changelog-comparison-table": {
    severity: "warning",
    rule: true,
    title: "A table of versions in the changelog has no row for the version",
  },
  "changelog-unready": {
    severity: "warning",
    rule: true,
    title: "There is no changelog that the next release could take its notes from",
  },
  "changelog-unreleased-missing": {
    severity: "notice",
    rule: true,
    title: "The changelog has no section for changes that are not released yet",
  },
  "changelog-layout": {
    severity: "notice",
    rule: true,
    off: true,
    title:
      "The version's section is not laid out as strictly as Keep a Changelog's parsers want it",
  },
  "changelog-tense": {
    severity: "notice",
    rule: true,
    off: true,
    title: "An entry of the version's section is written in the past tense",
  },
  "changelog-code-marks": {
    severity: "notice",
    rule: true,
    off: true,
    title: "An entry of the version's section has code without back-ticks",
  },
  "changelog-entry-links": {
    severity: "notice",
    rule: true,
    off: true,
    title: "An entry of the version's section links to no issue or pull request",
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
  "notes-workflow-command": {
    severity: "notice",
    rule: true,
    title: "The notes hold what a runner takes for a command where a tool prints them",
  },
});
