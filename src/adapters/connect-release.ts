import type { ReleasePorts } from "../ports/release.ts";
import { connectPublish, type PublishConnections } from "./connect-publish.ts";
import { gitAdapter } from "./git/git.ts";
import type { BusyTime } from "./processes/busy-time.ts";
import { commandsAdapter } from "./processes/commands.ts";
import { auditorAdapter } from "./python/auditor.ts";
import { pythonAdapter } from "./python/python.ts";

export interface ReleaseConnections extends PublishConnections {
  readonly workspace: string;
  readonly temporary: string;
  /** The folder `python/` that comes with this program: carried wheels and their digests. */
  readonly carried: string;
  /** Is told when a child process begins and ends. */
  readonly busy?: BusyTime;
}

/** The adapters of a whole release: those that speak to services, and those that start processes. */
export function connectRelease(connections: ReleaseConnections): ReleasePorts {
  const { environment, workspace, temporary, github, reporter, carried } = connections;
  const measured = connections.busy === undefined ? {} : { busy: connections.busy };
  const commands = commandsAdapter({ environment, reporter, ...measured, workspace });
  return {
    ...connectPublish(connections),
    git: gitAdapter({
      reporter,
      ...measured,
      workspace,
      environment,
      remote: {
        url: `${github.serverUrl}/${github.owner}/${github.repository}.git`,
        token: github.token,
      },
    }),
    python: pythonAdapter({ commands, carried, temporary, environment, reporter }),
    commands,
    auditor: auditorAdapter({
      commands,
      carried,
      temporary,
      environment,
      reporter,
      service: { kind: "pypi" },
    }),
  };
}
