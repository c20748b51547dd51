/**
 * Every text that was tried from one prompt, as a tree: a node is a token, and the way from the
 * prompt down to it is a text. Texts that begin alike share their beginning.
 *
 *     The capital of France is ─ ·the ─ ·city          two texts, four tokens, of which
 *                                   └── ·capital ─ ,   one is shared
 *
 * A token tried again after the same tokens is the same node. A tree is never changed: each function
 * gives a new one that shares what stayed. Leaves out what the model computed for the texts.
 */
import type { TokenId } from './axes.ts';

/** How a token came to be appended. `link`: it was part of a shared address. */
export type Choice = 'greedy' | 'drawn' | 'forced' | 'link' | 'recorded';

/** How likely a token was when it was appended, in 0…1. */
export interface Odds {
  /** As the model gave it, over the whole vocabulary. */
  readonly model: number;
  /** Under the sampling settings of that moment, which drew it or would have; null when they are not known. */
  readonly drawn: number | null;
}

export interface GeneratedToken {
  readonly id: TokenId;
  readonly choice: Choice;
  /** The number in [0, 1) that decided a draw; null for other choices. */
  readonly u: number | null;
  /** Missing until the model has read the token. */
  readonly odds?: Odds;
}

export interface TreeNode {
  /** As it was when it was first tried here. */
  readonly token: GeneratedToken;
  /** The turn at which a text on show last went through it; a node's is at least its children's. */
  readonly visited: number;
  /** In the order in which they were first tried. */
  readonly children: readonly TreeNode[];
}

export interface TextTree {
  readonly children: readonly TreeNode[];
  /** Nodes in all. */
  readonly size: number;
  /** Turns so far. */
  readonly turn: number;
}

export const EMPTY_TREE: TextTree = { children: [], size: 0, turn: 0 };

/**
 * Tokens a tree may hold; a text on show that is longer stays whole. Growing and drawing a tree take
 * time in proportion to it.
 */
export const MOST_TREE_TOKENS = 2000;

/**
 * The tree with this text in it, visited now. When it holds more than `limit` tokens, the branch
 * visited longest ago goes, and so on; of this text nothing ever goes.
 */
export function growTree(tree: TextTree, path: readonly GeneratedToken[], limit = MOST_TREE_TOKENS): TextTree {
  const turn = tree.turn + 1;
  const { levels, nodes } = walkDown(
    tree,
    path.map((token) => token.id),
  );
  let children: readonly TreeNode[] = levels[path.length] ?? [];
  for (let at = path.length - 1; at >= 0; at--) {
    const known = nodes[at];
    const node: TreeNode = { token: known ? informed(known.token, path[at]!) : path[at]!, visited: turn, children };
    children = known ? levels[at]!.map((other) => (other === known ? node : other)) : [...(levels[at] ?? []), node];
  }
  const size = tree.size + path.length - nodes.length;
  return trimTree({ children, size, turn }, limit);
}

/** A token as it was first tried, with its odds if they were only learned now. */
function informed(known: GeneratedToken, again: GeneratedToken): GeneratedToken {
  return known.odds || !again.odds ? known : { ...known, odds: again.odds };
}

/** The nodes along a text as far as the tree has them, and the children at each depth on the way. */
function walkDown(tree: TextTree, ids: readonly TokenId[]) {
  const levels: (readonly TreeNode[])[] = [tree.children];
  const nodes: TreeNode[] = [];
  for (const id of ids) {
    const node = levels.at(-1)?.find((child) => child.token.id === id);
    if (!node) break;
    nodes.push(node);
    levels.push(node.children);
  }
  return { levels, nodes };
}

/** The nodes from the first token to the last of a text; null when the tree does not have it. */
export function findPath(tree: TextTree, ids: readonly TokenId[]): readonly TreeNode[] | null {
  const { nodes } = walkDown(tree, ids);
  return nodes.length === ids.length ? nodes : null;
}

/** What was tried after a text; nothing when the tree does not have the text. */
export function childrenAfter(tree: TextTree, ids: readonly TokenId[]): readonly TreeNode[] {
  return walkDown(tree, ids).levels[ids.length] ?? [];
}

/** For each token of a text, how many were tried in its place, itself among them. */
export function countForks(tree: TextTree, ids: readonly TokenId[]): readonly number[] {
  return walkDown(tree, ids)
    .levels.slice(0, ids.length)
    .map((children) => children.length);
}

/** A text and how it went on when it was last on show, down to a leaf; null when the tree does not have it. */
export function longestFrom(tree: TextTree, ids: readonly TokenId[]): readonly GeneratedToken[] | null {
  const nodes = findPath(tree, ids);
  if (!nodes) return null;
  const tokens = nodes.map((node) => node.token);
  let children = childrenAfter(tree, ids);
  while (children.length > 0) {
    const next = children.reduce((best, child) => (child.visited > best.visited ? child : best));
    tokens.push(next.token);
    children = next.children;
  }
  return tokens;
}

/** The tree without the last token of a text and all that comes after it. */
export function pruneTree(tree: TextTree, ids: readonly TokenId[]): TextTree {
  const { levels, nodes } = walkDown(tree, ids);
  const gone = nodes[ids.length - 1];
  if (!gone) return tree;
  let children: readonly TreeNode[] = levels[ids.length - 1]!.filter((node) => node !== gone);
  for (let at = ids.length - 2; at >= 0; at--) {
    const node = { ...nodes[at]!, children };
    children = levels[at]!.map((other) => (other === nodes[at] ? node : other));
  }
  return { ...tree, children, size: tree.size - countNodes(gone) };
}

/** Both trees' texts: those of `tree`, and what only `other` has. */
export function mergeTrees(tree: TextTree, other: TextTree): TextTree {
  return listLeaves(other).reduce((merged, { node, above }) => {
    const path = [...above, node].map((each) => each.token);
    const ids = path.map((token) => token.id);
    return findPath(merged, ids) ? merged : growTree(merged, path);
  }, tree);
}

function countNodes(top: TreeNode): number {
  let count = 0;
  const rest = [top];
  for (let node = rest.pop(); node; node = rest.pop()) {
    count++;
    rest.push(...node.children);
  }
  return count;
}

/** Texts that go on no further: how many there are. */
export function countBranches(tree: TextTree): number {
  return listLeaves(tree).length;
}

interface Leaf {
  readonly node: TreeNode;
  /** The nodes before it, from the prompt on. */
  readonly above: readonly TreeNode[];
}

/** No recursion: a text of thousands of tokens is as deep as it is long. */
function listLeaves(tree: TextTree): Leaf[] {
  interface Place {
    readonly node: TreeNode;
    readonly parent: Place | null;
  }
  const leaves: Leaf[] = [];
  const rest: Place[] = tree.children.map((node) => ({ node, parent: null }));
  for (let place = rest.pop(); place; place = rest.pop()) {
    const here = place;
    for (const node of here.node.children) rest.push({ node, parent: here });
    if (here.node.children.length > 0) continue;
    const above: TreeNode[] = [];
    for (let up = here.parent; up; up = up.parent) above.push(up.node);
    leaves.push({ node: here.node, above: above.reverse() });
  }
  return leaves;
}

/** Let whole branches go, the one visited longest ago first, until the tree is within its limit. */
function trimTree(tree: TextTree, limit: number): TextTree {
  let trimmed = tree;
  while (trimmed.size > limit) {
    const leaves = listLeaves(trimmed).filter(({ node }) => node.visited < tree.turn);
    if (leaves.length === 0) break;
    const { node, above } = leaves.reduce((oldest, leaf) => (leaf.node.visited < oldest.node.visited ? leaf : oldest));
    // From the leaf up to where another text turns off, or the one on show does.
    const path = [...above, node];
    const top = path.findLastIndex((_, at) => {
      const parent = path[at - 1];
      return parent === undefined || parent.children.length > 1 || parent.visited === tree.turn;
    });
    trimmed = pruneTree(
      trimmed,
      path.slice(0, top + 1).map((each) => each.token.id),
    );
  }
  return trimmed;
}

/** Tokens in a row without a fork: a line of the tree as one reads it. */
export interface Segment {
  /** All ids from the prompt to the end of this segment: the text it ends. */
  readonly path: readonly TokenId[];
  /** This segment's own tokens, the last ones of the path. */
  readonly tokens: readonly GeneratedToken[];
  /**
   * How unlikely the whole path is for the model: −log₂ of the product of its tokens' probabilities, in
   * bits, which is the sum of their surprises. Null while one of them is not known.
   */
  readonly bits: number | null;
  /** What was tried after it: none, or at least two. */
  readonly children: readonly Segment[];
}

/** The whole tree in segments. */
export function listSegments(tree: TextTree): Segment[] {
  return tree.children.map((node) => segmentFrom(node, [], 0));
}

function segmentFrom(first: TreeNode, before: readonly TokenId[], bitsBefore: number | null): Segment {
  const tokens = [first.token];
  let last = first;
  while (last.children.length === 1) {
    last = last.children[0]!;
    tokens.push(last.token);
  }
  const path = [...before, ...tokens.map((token) => token.id)];
  const bits = tokens.reduce<number | null>(
    (sum, { odds }) => (sum === null || !odds ? null : sum - Math.log2(odds.model)),
    bitsBefore,
  );
  return { path, tokens, bits, children: last.children.map((node) => segmentFrom(node, path, bits)) };
}
