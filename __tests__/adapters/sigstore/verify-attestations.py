"""Verifies attestations by pypi-attestations, as PyPI does, against a trusted root of our own and without a network.

Reads JSON: {trustedRoot, issuer, repository, workflow, cases: [{name, sha256, attestation}]}, trustedRoot being a path.
Writes a list: for each case the predicate type, or "refused: " and why.
"""

import json
import sys

from pypi_attestations import Attestation, Distribution, GitHubPublisher, VerificationError, _impl
from sigstore.models import TrustedRoot
from sigstore.verify import Verifier, policy

asked = json.load(sys.stdin)
root = TrustedRoot.from_file(asked["trustedRoot"])
_impl.Verifier.production = lambda offline: Verifier(trusted_root=root)

# PyPI's own policy of a publisher, which names GitHub's issuer: that is the one thing to be another here.
publisher = GitHubPublisher(repository=asked["repository"], workflow=asked["workflow"])._as_policy()
publisher._subpolicy = policy.AllOf(
    [
        policy.OIDCIssuerV2(asked["issuer"]),
        policy.OIDCSourceRepositoryURI(f"https://github.com/{asked['repository']}"),
    ]
)


def verify(case):
    attestation = Attestation.model_validate(case["attestation"])
    distribution = Distribution(name=case["name"], digest=case["sha256"])
    try:
        return attestation.verify(publisher, distribution, offline=True)[0]
    except VerificationError as error:
        return f"refused: {error}"


json.dump([verify(case) for case in asked["cases"]], sys.stdout)
