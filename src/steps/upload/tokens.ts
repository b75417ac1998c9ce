import type { Diagnostic } from "../../domain/diagnostic.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Clock, Reporter } from "../../ports/machine.ts";
import type { UploadToken } from "../../ports/package-index.ts";

/** Runs an act with a token that is good for it. */
export type WithToken = (act: (token: UploadToken) => Promise<void>) => Promise<void>;

/** Gives a new token; asked again for each. */
export type Mint = () => Promise<UploadToken>;

export interface TokenPorts {
  readonly clock: Clock;
  readonly reporter: Reporter;
}

/** A token that ends sooner than this is renewed before the next file. Milliseconds. */
const RENEW_BEFORE = 5 * 60 * 1000;

/** What an index says of a minted token that has ended, at once and once it has forgotten the token. */
const ENDED: readonly string[] = ["upload-token-expired", "upload-token-unknown"];

/** An API token is what it is: where the index refuses it, no other would be better. */
export function apiTokenUse(value: string): WithToken {
  return (act) => act({ value });
}

/**
 * Tokens by trusted publishing: minted when the first is needed, and again before one ends; all files on their way share
 * one. Where the index refuses it in mid-upload, as it does when the upload has outlived it, the file gets one more try
 * with another one.
 */
export function mintedTokenUse(mint: Mint, { clock, reporter }: TokenPorts): WithToken {
  const tokens = tokenSource(mint, clock);
  return async (act) => {
    const token = await tokens.current();
    try {
      await act(token);
    } catch (error) {
      if (!isTokenRefusal(error)) throw error;
      reporter.say("The index refuses the upload token; the file is sent again with a new one.");
      await act(await tokens.insteadOf(token)).catch(explainSecondRefusal);
    }
  };
}

interface TokenSource {
  /** One that does not end soon. */
  current(): Promise<UploadToken>;
  /** Another one than this, which the index has refused. */
  insteadOf(refused: UploadToken): Promise<UploadToken>;
}

/** At any time one token is being minted at most: whoever needs one waits for the same. */
function tokenSource(mint: Mint, clock: Clock): TokenSource {
  let latest: Promise<UploadToken> | undefined;
  const renew = () => {
    const minting = mint().catch((error: unknown) => {
      // The next file may have more luck, and must not be told of this failure again.
      if (latest === minting) latest = undefined;
      throw error;
    });
    latest = minting;
    return minting;
  };
  const latestUnless = async (isUseless: (token: UploadToken) => boolean): Promise<UploadToken> => {
    const known = latest;
    if (known === undefined) return renew();
    const token = await known;
    if (!isUseless(token)) return token;
    // Somebody else may have found it useless, too, and have renewed it.
    return latest === known ? renew() : latestUnless(isUseless);
  };
  return {
    current: () => latestUnless((token) => endsSoon(token, clock)),
    insteadOf: (refused) => latestUnless(({ value }) => value === refused.value),
  };
}

function endsSoon({ expiresAt = Number.POSITIVE_INFINITY }: UploadToken, clock: Clock): boolean {
  return expiresAt * 1000 - clock.now().getTime() < RENEW_BEFORE;
}

function isTokenRefusal(error: unknown): error is ReleaseError {
  return (
    error instanceof ReleaseError && error.diagnostics.some(({ code }) => ENDED.includes(code))
  );
}

function explainSecondRefusal(error: unknown): never {
  if (!isTokenRefusal(error)) throw error;
  throw new ReleaseError(...error.diagnostics.map(refusedTwice));
}

function refusedTwice(diagnostic: Diagnostic): Diagnostic {
  return {
    ...diagnostic,
    message: `${diagnostic.message} It says so of a second token, too, which was minted after that.`,
    hint: "A token of trusted publishing lasts 15 minutes: where sending this one file takes longer, use a faster line. Otherwise look at the index's status page, and run the job again: what is uploaded is found and left as it is.",
  };
}
