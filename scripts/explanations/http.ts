import type { httpDiagnostics } from "../../src/adapters/http/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const httpExplanations: ExplanationsOf<typeof httpDiagnostics> = {
  "service-unreachable": {
    meaning:
      "A service gave no answer, or broke off in the middle of one, and did so again when it was asked up to six times more within about five minutes. Mostly it has an outage, or the runner's network does not lead there.",
    why: "It is not known what became of the last request, so what the service holds is looked at before anything is sent again. Whatever earlier steps have done stays.",
    mending:
      "Look at the service's status page (https://www.githubstatus.com/, https://status.python.org/, https://status.sigstore.dev/), and run the job again later: what is done is found and left as it is. A self-hosted runner behind a proxy needs `https_proxy` in its environment. Where a firewall lets out only what it knows, `docs/endpoints.json` lists every host.",
  },
  "service-failed": {
    meaning:
      "A service answers with an error that tag2pypi has no explanation for; status and words are in the message. Errors from 500 on, and too many requests, were tried again before this is told.",
    why: "A status from 500 on is the service's own trouble and passes. One from 400 on is about this request: an address, a token or a right that is not as it should be.",
    mending:
      "From 500 on: look at the service's status page, and run the job again later. From 400 on: check the address and the token of that service in the workflow, and whether a proxy has answered in its place.",
  },
  "response-invalid": {
    meaning:
      "The answer says that all is well, but is not what the service's documentation promises: no JSON, or a field is missing. Mostly it is the page of a proxy or of a firewall, which answers in the place of the service; else it is half an answer during an outage.",
    why: "A guess about such an answer could publish the wrong thing, or publish it twice. The request was tried again before this is told.",
    mending:
      "Run the job again. If it stays on a self-hosted runner, open the address of the service from that machine, for example `curl -v https://pypi.org/simple/pip/`, and let it past the proxy that answers. For an index of your own, check its address in `indexes`.",
  },
  "redirect-refused": {
    meaning:
      "A service sends a request on to another address. Requests that carry a token or change something are never sent on, nor is any from https to http. Mostly the upload address in `indexes` is not the exact one: http instead of https, a slash too few, an old host.",
    why: "Whoever receives the request receives the token with it. Nothing of this request has taken effect.",
    mending:
      "If the address in the message is the index's own, write it in `indexes`. If it is foreign, a proxy or a login page stands before the service: let the runner past it. `curl -sI ADDRESS` shows the redirect.",
  },
  "address-insecure": {
    meaning:
      "A request would have gone to an address without https. Addresses in `indexes` are checked before, so this is mostly one that a service names itself: the files of another index, or the addresses of a GitHub Enterprise Server.",
    why: "Without https anybody on the way can read tokens and exchange files. Nothing was sent.",
    mending:
      "Set up the service so that it names https addresses; behind a reverse proxy that is its setting for the outside address (devpi: `--outside-url https://…`). Only addresses of this very machine, such as `http://127.0.0.1:3141/`, may be without.",
  },
  "proxy-invalid": {
    meaning:
      "`http_proxy` or `https_proxy`, in small letters or capitals, holds something that is no web address. Mostly the `http://` before the host is missing.",
    why: "Without a proxy that can be used nothing can be reached, and going around it is not what the machine's owner wants. It is told before anything else happens.",
    mending:
      "Correct the variable in the runner's environment, or under `env` in the workflow:\n\n```yaml\nenv:\n  https_proxy: http://proxy.example:3128\n  no_proxy: localhost,127.0.0.1\n```",
  },
  "download-differs": {
    meaning:
      "A file that was fetched, from the draft or from the index, has another length or another SHA-256 than its service promises, several times in a row.",
    why: "These bytes would become the release. The file was deleted again, and nothing was made of it.",
    mending:
      "Run the job again: a connection that broke off may be the reason. If it stays, something between the runner and the service alters files, such as a virus scanner or a caching proxy; try another runner. Where only the draft's asset is concerned, compare it with the release's manifest before you trust it.",
  },
};
