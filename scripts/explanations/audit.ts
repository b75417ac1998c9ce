import type { auditDiagnostics } from "../../src/domain/audit/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const auditExplanations: ExplanationsOf<typeof auditDiagnostics> = {
  "dependency-fix-excluded": {
    meaning:
      "What is installed with the project has a known vulnerability, and the project's own requirement, such as `jinja2<3` or `==3.1.2`, lets in no version that fixes it. It is looked up with pip-audit in PyPI's list, for what pip has just installed with the built wheel, or in the `check` action with the declared dependencies.",
    why: "Everybody who installs the release gets the vulnerable version, and cannot put in a fixed one beside it. Nothing is uploaded yet.",
    mending:
      'Widen the requirement in `[project]` `dependencies`, try it, commit, and release from a new tag:\n\n```toml\ndependencies = ["jinja2>=3.1.6"]\n```\n\nIf the vulnerability cannot be reached through your project, go on with `gh workflow run publish.yml --ref v1.2.3 -f tag=v1.2.3 -f rules=dependency-fix-excluded=warning`.',
  },
  "dependency-vulnerable": {
    meaning:
      "What is installed with the project has a known vulnerability, by PyPI's list. Nothing in the project's own requirement stands against a fixed version, as far as one is known; pip has chosen this one because another dependency holds it back, or because no fix exists.",
    why: "A fresh installation of the release brings the vulnerability along. The release goes on: users can install a fixed version when there is one, without waiting for you.",
    mending:
      'Read the page in the table, and find out who asks for the package: `pip install pipdeptree && pipdeptree --reverse --packages NAME`. Then raise your own lower bound, or move to a version of the dependency in between that allows the fix. What does not concern your project is silenced in pyproject.toml with `"dependency-vulnerable" = "off"` under `[tool.tag2pypi.rules]`.',
  },
  "dependency-not-audited": {
    meaning:
      "PyPI does not know these packages in these versions, so nobody can be asked about their vulnerabilities. They come from an index of your own or from an address, or the version was deleted from PyPI.",
    why: "It says nothing bad about them: silence about them is only no answer. A private package whose name somebody else has on PyPI deserves a second look.",
    mending:
      'Look at them by other means. If that is always so in your project, set `"dependency-not-audited" = "off"` under `[tool.tag2pypi.rules]`.',
  },
  "audit-unavailable": {
    meaning:
      "The look-up did not take place: pip-audit could not be installed from the index that pip uses here, PyPI did not answer, or the declared dependencies cannot be installed by themselves. The message says which.",
    why: "The release goes on, because no vulnerability is known; whether there is one nobody has looked.",
    mending:
      'Run the job again if PyPI did not answer. With an index of your own, let it mirror pip-audit and what it needs (`python/audit-requirements.txt` lists them with their digests). To look for yourself, in an environment with the project in it: `pipx run pip-audit --path "$(python -c \'import sysconfig; print(sysconfig.get_path("purelib"))\')"`. `"audit-unavailable" = "error"` under `[tool.tag2pypi.rules]` makes a release wait for it.',
  },
};
