import { ReleaseError } from "../../domain/release-error.ts";
import type { UploadToken } from "../../ports/package-index.ts";
import { explainMint, type MintContext, type MintPorts } from "./explain-mint.ts";

/** An upload token for the index, by trusted publishing. @throws ReleaseError that names the field which is wrong, where one is */
export async function mintUploadToken(
  context: MintContext,
  ports: MintPorts,
): Promise<UploadToken> {
  const { index, identity } = ports;
  const audience = await index.audience();
  try {
    return await index.mint(() => identity.token(audience));
  } catch (error) {
    throw error instanceof ReleaseError ? await explainMint(error, context, ports) : error;
  }
}
