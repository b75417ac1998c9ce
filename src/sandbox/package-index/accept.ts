interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The offers that an Accept header takes, best first; among equals the server's order stays (RFC 9110, section 12.5.1).
 * An absent header takes everything or nothing, as the caller decides: PyPI's two kinds of pages differ there.
 */
export function acceptable(header: string, offers: readonly string[]): readonly string[] {
  const ranges = parseRanges(header);
  return offers
    .map((offer) => ({ offer, quality: qualityOf(offer, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ offer }) => offer);
}

function parseRanges(header: string): readonly Range[] {
  return header.split(",").flatMap((part) => {
    const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    if (!type.includes("/")) return [];
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    return [{ type, quality: weight === undefined ? 1 : Number(weight.slice(2)) || 0 }];
  });
}

/** The most specific range decides. */
function qualityOf(offer: string, ranges: readonly Range[]): number {
  const family = `${offer.slice(0, offer.indexOf("/"))}/*`;
  for (const type of [offer, family, "*/*"]) {
    const range = ranges.find((candidate) => candidate.type === type);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
