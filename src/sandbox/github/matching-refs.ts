import { type Act, parameterOf } from "./call.ts";
import { refJson } from "./git-data.ts";
import { isPlainName, listRefs } from "./git-repository.ts";
import { json } from "./replies.ts";

/** GET /repos/{owner}/{repo}/git/matching-refs/{ref}: all refs whose names begin like that, on one page. */
export const listMatchingRefs: Act = async (call) => {
  const { service } = call;
  const start = `refs/${parameterOf(call, "ref")}`;
  if (!isPlainName(start)) return json(200, []);
  const refs = await listRefs(service.gitDirectory);
  const found = refs.filter(({ ref }) => ref.startsWith(start));
  return json(
    200,
    found.map(({ ref, object }) => refJson(service, ref, object)),
  );
};
