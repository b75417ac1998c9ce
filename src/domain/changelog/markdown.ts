import MarkdownIt, { type MarkdownIt as Parser } from "markdown-it";

/**
 * A parser of Markdown's blocks alone (CommonMark, and GitHub's tables): it finds structure by lines and leaves links and
 * emphasis unread. Its time and memory are in proportion to the text's length, whoever wrote the text.
 */
export function blockParser(): Parser {
  const markdown = new MarkdownIt({ html: true, maxNesting: 20 });
  markdown.core.ruler.enableOnly(["normalize", "block"]);
  // A definition is copied as it stands: whether its address is wise is GitHub's to judge.
  markdown.validateLink = () => true;
  markdown.normalizeLink = (address) => address;
  markdown.block.State = sparse(markdown.block.State);
  const quotation = boundedQuotation(onlyRule("blockquote"));
  const ends = ["paragraph", "reference", "blockquote", "list"];
  markdown.block.ruler.at("blockquote", quotation, { alt: ends });
  return markdown;
}

type BlockState = Parser["block"]["State"];
type BlockRule = ReturnType<Parser["block"]["ruler"]["getRules"]>[number];

const CONTENTS = ["inline", "fence", "code_block", "html_block", "reference_definition"];

/**
 * Keeps what stands at the top level, and the contents of what is nested. All else goes into one token that nobody reads:
 * to make a token of each of a million list items takes longer than to find them.
 */
function sparse(State: BlockState): BlockState {
  return class extends State {
    readonly #unread = new this.Token("", "", 0);

    override push(type: string, tag: string, nesting: -1 | 0 | 1) {
      const isTop = this.level === 0 && nesting >= 0;
      if (isTop || CONTENTS.includes(type)) return super.push(type, tag, nesting);
      this.level += nesting;
      return this.#unread;
    }
  };
}

/** How many lines of a quotation may go without its mark, as CommonMark lets a paragraph's do. */
const LAZY_LINES = 8;

/**
 * The rule looks for the last line that might continue a quotation before it reads the first, which takes quadratic time
 * where few of them do. It is given no more than the marked lines and a few after them: what goes on without its mark
 * for longer is taken for a paragraph after the quotation.
 */
function boundedQuotation(rule: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    if (silent) return rule(state, startLine, endLine, silent);
    let line = startLine;
    while (line < endLine && isMarked(state, line)) line++;
    return rule(state, startLine, Math.min(endLine, line + LAZY_LINES), silent);
  };
}

function isMarked(state: InstanceType<BlockState>, line: number): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src[start] === ">" && (state.sCount[line] ?? 0) >= state.blkIndent;
}

/** The parser's own rule of that name. */
function onlyRule(name: string): BlockRule {
  const { ruler } = new MarkdownIt().block;
  ruler.enableOnly([name]);
  const [rule] = ruler.getRules("");
  if (rule === undefined) throw new Error(`markdown-it has no rule ${name}`);
  return rule;
}
