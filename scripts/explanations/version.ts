import type { versionDiagnostics } from "../../src/domain/version/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const versionExplanations: ExplanationsOf<typeof versionDiagnostics> = {
  "tag-invalid": {
    meaning:
      "The name, from the input `tag` or from the event, is not one that git accepts, or has characters that have no place in a release: white space, quotes, brackets, `$`, `;`, letters beyond ASCII. A `refs/tags/` in front is taken off. Nothing was looked up or run.",
    why: "The name is handed to git, to GitHub and to your own workflow; `v1.2.3; rm -rf .` or a digit of another alphabet that looks like 1 must not get there.",
    mending:
      "Look at what was typed or passed: often it is a whole command, `v1.2.3^{}` or a name with a space at its end. If a tag of that name exists, delete it and tag the commit as `v1.2.3`.",
  },
  "tag-format-mismatch": {
    meaning:
      "The tag is not in the project's format: that of `tag-format`, or without it `v1.2.3` and `1.2.3`. Upper case counts, so that `V1.2.3` is another name. The run ends here; nothing is published.",
    why: "Without a version in the tag, nobody can say which version the commit is meant to be.",
    mending:
      'If the tag is a slip, delete it and tag again. If it is of another project in the same repository, or no release at all, narrow the trigger of the workflow (`tags: ["v[0-9]*"]`). If the project does spell its tags like that, say so:\n\n```toml\n[tool.tag2pypi]\ntag-format = "{name}-v{version}" # or "release-{version}"\n```',
  },
  "tag-not-canonical": {
    meaning:
      "The tag spells its version otherwise than PEP 440 does in normal form, such as `v1.0.0-rc.1` for 1.0.0rc1 or `v2026.02.1` for 2026.2.1, and `pyproject.toml` does not spell it the same way. The versions are equal, and the release goes on.",
    why: "PyPI, pip and the files' names show the normal form alone. Who looks for the tag by the version that pip shows does not find it.",
    mending:
      'Keep the tag: to replace it now helps nobody. Tag the next release in the normal form, or switch the rule off if the spelling is wanted:\n\n```toml\n[tool.tag2pypi.rules]\n"tag-not-canonical" = "off"\n```',
  },
  "tag-ambiguous": {
    meaning:
      "The tag ends in a dash and a number, such as `v1.0.0-1`. For PEP 440 that is 1.0.0.post1, which comes after 1.0.0; for Semantic Versioning it is a pre-release, which comes before it. Nothing is published yet.",
    why: "A trial that was meant for testers would be what everybody gets from `pip install`, because a post-release counts as final.",
    mending:
      'Delete the tag, and say which is meant: `v1.0.0rc1` for a pre-release, `v1.0.0.post1` for the same release packaged again.\n\n```\ngit push --delete origin refs/tags/v1.0.0-1\ngit tag --delete v1.0.0-1\ngit tag --annotate v1.0.0rc1 --message "Release 1.0.0rc1"\ngit push origin refs/tags/v1.0.0rc1\n```',
  },
  "tag-version-mismatch": {
    meaning:
      "The version in `pyproject.toml` of the tagged commit is not the tag's. They are compared by PEP 440, so that `1.2` equals `1.2.0`. A version that is computed (`dynamic`) is compared when it is built.",
    why: "The build would make files of a version that the tag does not release. PyPI takes each version once, so a slip uses up a number for good.",
    mending:
      'Mostly the version was not raised, or the tag was set before the commit that raises it. Nothing is published yet: raise it, commit, and move the tag with the branch.\n\n```\ngit tag --force --annotate v1.2.3 --message "Release 1.2.3"\ngit push origin main\ngit push --force origin refs/tags/v1.2.3\n```\n\nIf the tag is what is wrong, delete it and tag the commit with its own version. Where a ruleset forbids to move tags, release the next version.',
  },
  "tag-version-invalid": {
    meaning:
      "The tag is in the project's format, and what stands in the version's place is no version by PEP 440: `v1.0.0-SNAPSHOT`, `v0.0.0-test`, `v1.0.0-next.1`. The run ends here; nothing is published.",
    why: "Semantic Versioning allows any word after a dash, Python's packaging does not. PyPI refuses such a version when it is uploaded.",
    mending:
      "Tag a version with an ending that PEP 440 has, `a1`, `b1`, `rc1`, `.dev1` or `.post1`, and delete this tag:\n\n```\ngit push --delete origin refs/tags/v0.0.0-test\ngit tag --delete v0.0.0-test\n```",
  },
  "version-invalid": {
    meaning:
      "No release is at hand, and the version that `pyproject.toml` states is none by PEP 440, such as `1.0.0-SNAPSHOT` or `1.2.x`.",
    why: "It cannot be built into a package that pip installs, and no tag can be found for it.",
    mending:
      "Between releases, keep the last version, or write the next one as `1.3.0.dev0`. Words of other tools have their like: `-SNAPSHOT` is `.dev0`, `-beta.1` is `b1`.",
  },
  "version-bump-small": {
    meaning:
      "By the headings of its changelog section, and by what it calls breaking, the release changes more than its number says. Removed and breaking changes make a major version (before 1.0 a minor one), Added, Changed and Deprecated a minor one, Fixed and Security a patch. The release goes on.",
    why: "Users who ask for `~=1.4.0` or `<2` rely on the number. They get what breaks them as if it were a repair.",
    mending:
      'Release it under the number of the hint, as long as this one is not published. Or correct the changelog: what is listed under Changed may be a fix. If the project numbers its releases by the calendar, say so:\n\n```toml\n[tool.tag2pypi]\nversioning = "calver"\n```',
  },
  "version-bump-large": {
    meaning:
      "The number goes up further than anything in the changelog section calls for. Only told where the section has nothing but Added, Removed and Fixed, never for pre-releases, and not for 1.0.",
    why: "Users put off a major version, because they expect work from it. For a repair they would not have to.",
    mending:
      "Nothing has to be done if it is meant. Perhaps a change that breaks something is missing in the changelog, or is not marked as breaking: then add it.",
  },
  "version-documentation-only": {
    meaning:
      "Every heading with entries in the version's changelog section is about documentation.",
    why: "By the usual reading such a change needs no release: users upgrade, and get the same code.",
    mending:
      "Nothing has to be done. It is of use where the README changes, because PyPI shows the one of the newest release. If code has changed, too, the changelog lacks it.",
  },
  "version-skipped": {
    meaning:
      "Between the final release before this one, as far as tags tell, and this version there is a number that has no tag: 1.4.0 after 1.2.0, or 1.2.2 after 1.2.0. Calendar versions are not asked. The release goes on.",
    why: "Mostly it is a slip of the pen, and a version cannot be taken back. Users look for what they have missed.",
    mending:
      "If it is a slip, cancel the run while nothing is published, and tag the number that comes next. If the version between was given up, for example because an upload failed half-way, go on: PyPI takes no file name twice. If it was released under a tag of another form, say so with `tag-format`.",
  },
  "version-lower": {
    meaning:
      "A greater version has a tag already, and this one is not the newest of its own series either: beside 2.0.0, 1.4.3 is a backport after 1.4.2, and none after 1.4.5. The release goes on.",
    why: "pip installs the greatest version, so that nobody would get this one who does not ask for it by its number.",
    mending:
      "Cancel the run while nothing is published, and release a number above the one in the message. If it is meant for those who ask for it, go on. If the greater tag is a slip that was never released, delete that tag.",
  },
  "version-place-mismatch": {
    meaning:
      "A place that becomes part of what is published, or that `version-files` names, states another version than the tag, or between releases than `pyproject.toml`: `__version__` of the package, or `version` of `setup.cfg` or `setup.py` where the build takes it from there. Computed values are not looked at.",
    why: "The package would call itself something else than pip does. Bug reports name the wrong version, and the number on PyPI is used up.",
    mending:
      'Write the line of the hint, commit, and move the tag as long as nothing is published. So that it cannot happen again, have one place only:\n\n```python\nfrom importlib.metadata import version\n\n__version__ = version("your-project")\n```',
  },
  "version-mention-mismatch": {
    meaning:
      "A file that nothing is built from states another version: `CITATION.cff`, Sphinx's `conf.py`, `VERSION`, the settings of bump-my-version, bumpver, commitizen or tbump, a `VERSION` in `version.py`; for a pre-release also a place of `version-files`. The release goes on.",
    why: "Readers of the documentation or of a citation see the wrong version, and a tool that raises versions goes on counting from it.",
    mending:
      "Write the line of the hint, and commit it with the next release; it is not worth a moved tag. Better still, let the tool that raises the version know the file.",
  },
  "version-file-silent": {
    meaning:
      "An entry of `version-files` names a file that is not at that path, beside `pyproject.toml`, or in which nothing stands as the entry says. Nothing is published yet.",
    why: "A place that is meant to be compared, and is not, would state an old version unseen for ever.",
    mending:
      'Mostly the file was moved, or its sentence was worded anew. The text before `{version}`, and the one after it, must be those of the line, character by character.\n\n```toml\n[tool.tag2pypi]\nversion-files = ["docs/install.md:omi=={version}", "VERSION"]\n```',
  },
};
