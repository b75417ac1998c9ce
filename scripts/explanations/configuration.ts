import type { projectDiagnostics } from "../../src/domain/project/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

/** Of what users set: the keys of `[tool.tag2pypi]`, and rules. */
export const configurationExplanations = {
  "configuration-key-unknown": {
    meaning:
      "`[tool.tag2pypi]` of the commit has a key that this version of tag2pypi does not have. The run ends here; nothing is published.",
    why: "A misspelled setting that is passed over would seem to work: a release might go on without the check that it was meant to demand.",
    mending:
      "Mostly it is misspelled, or stands in the wrong table: a key below a header such as `[tool.tag2pypi.check]` belongs to that. If it is of a newer version, raise the one that the workflow uses. Editors that know [the JSON Schema](configuration.schema.json) tell it at once.",
  },
  "configuration-value-invalid": {
    meaning:
      "A key of `[tool.tag2pypi]` has a value of another kind than it takes, or one that cannot be meant: a `tag-format` without `{version}`, a `versioning` that is neither `semver` nor `calver`. All such values are told at once, and the run ends here.",
    why: "To guess what was meant might release under the wrong tag, or without a check. Nothing is published.",
    mending:
      'The most frequent one is a text where a list belongs, with one item, too: `branches = ["main"]`. Numbers have no quotes, texts have. The README has an example for each key.',
  },
  "rule-unknown": {
    meaning:
      "The input `rules`, or `[tool.tag2pypi.rules]`, sets something that is no rule: a misspelled code, one of another version of tag2pypi, or one that states a fact which no setting can change. The run ends here; nothing is published.",
    why: "A setting that hits nothing would leave its author in the belief that a check is off, or stricter than it is.",
    mending:
      "Take the name that the message suggests, or one of the table of rules on this page. For a code that is no rule, mend its cause: its own section here says how.",
  },
  "rule-setting-invalid": {
    meaning:
      "A rule is set to another word than `error`, `warning` or `off`, or to none at all. The run ends here; nothing is published.",
    why: "It is not clear whether the rule was to be stricter or milder.",
    mending:
      'In the input `rules` it is written `code=warning`, without spaces around the sign. In `pyproject.toml` it is a text:\n\n```toml\n[tool.tag2pypi.rules]\n"tag-not-canonical" = "off"\n```',
  },
  "rule-overridden": {
    meaning:
      "A rule has another severity than usual, by the input `rules` for this run or by `[tool.tag2pypi.rules]` for every run. One notice for each, also where the rule then finds nothing.",
    why: "Whoever approves the release, or reads its report later, sees which checks were relaxed, and by what.",
    mending:
      "Nothing has to be done if it is still wanted. If not, take the setting away; one that was meant for a single release belongs into the input (`-f rules=code=off`), and not into the file.",
  },
} as const satisfies Partial<ExplanationsOf<typeof projectDiagnostics>>;
