/** Laws of the tree of texts: what was tried is in it once, and nothing else is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenId, type TokenId } from '@/model/axes.ts';
import {
  childrenAfter,
  countBranches,
  EMPTY_TREE,
  findPath,
  growTree,
  listSegments,
  longestFrom,
  mergeTrees,
  pruneTree,
  type GeneratedToken,
  type Segment,
  type TextTree,
} from '@/model/textTree.ts';

const token = (id: number, model?: number): GeneratedToken => ({
  id: tokenId(id),
  choice: 'drawn',
  u: 0.5,
  ...(model === undefined ? {} : { odds: { model, drawn: model } }),
});
const text = (...ids: number[]) => ids.map((id) => token(id));
const idsOf = (path: readonly GeneratedToken[]) => path.map(({ id }) => id);
const grow = (texts: readonly (readonly number[])[], limit?: number) =>
  texts.reduce((tree, ids) => growTree(tree, text(...ids), limit), EMPTY_TREE);
const flatten = (segments: readonly Segment[]): Segment[] =>
  segments.flatMap((segment) => [segment, ...flatten(segment.children)]);
const leafPaths = (tree: TextTree) =>
  flatten(listSegments(tree))
    .filter(({ children }) => children.length === 0)
    .map(({ path }) => path.join(' '));

/** Few different tokens, so that texts share beginnings. */
const texts = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 6 }), { maxLength: 12 });
const prefixes = (tried: readonly (readonly number[])[]) =>
  new Set(tried.flatMap((ids) => ids.map((_, at) => ids.slice(0, at + 1).join(' '))));

describe('A tree of texts', () => {
  it('holds every text that was tried, and a beginning they share once', () => {
    fc.assert(
      fc.property(texts, (tried) => {
        const tree = grow(tried);
        for (const ids of tried) {
          const nodes = findPath(tree, ids as TokenId[]);
          expect(nodes?.map((node) => node.token.id)).toEqual(ids);
        }
        expect(tree.size).toBe(prefixes(tried).size);
      }),
    );
  });

  it('does not grow when a text is tried again', () => {
    fc.assert(
      fc.property(texts, (tried) => {
        const tree = grow(tried);
        const again = tried.reduce((grown, ids) => growTree(grown, text(...ids)), tree);
        expect(again.size).toBe(tree.size);
        expect(leafPaths(again)).toEqual(leafPaths(tree));
      }),
    );
  });

  it('is the same tree of texts in whatever order they were tried', () => {
    fc.assert(
      fc.property(texts, (tried) => {
        expect(leafPaths(grow(tried)).sort()).toEqual(leafPaths(grow(tried.toReversed())).sort());
      }),
    );
  });

  it('is read in segments: their tokens join to the path, and a segment ends where texts part or end', () => {
    fc.assert(
      fc.property(texts, (tried) => {
        const tree = grow(tried);
        const all = flatten(listSegments(tree));
        expect(all.reduce((sum, { tokens }) => sum + tokens.length, 0)).toBe(tree.size);
        expect(all.filter(({ children }) => children.length === 0)).toHaveLength(countBranches(tree));
        for (const { path, tokens, children } of all) {
          expect(path.slice(-tokens.length)).toEqual(idsOf(tokens));
          expect(children.length).not.toBe(1);
          for (const child of children) expect(child.path.slice(0, path.length)).toEqual(path);
        }
      }),
    );
  });

  it('loses by pruning one text and what comes after it, nothing else', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (tried, pick) => {
        const tree = grow(tried);
        const all = [...prefixes(tried)];
        if (all.length === 0) return;
        const gone = all[pick % all.length]!;
        const pruned = pruneTree(tree, gone.split(' ').map(Number) as TokenId[]);
        const left = all.filter((path) => path !== gone && !path.startsWith(`${gone} `));
        expect(pruned.size).toBe(left.length);
        for (const path of left) expect(findPath(pruned, path.split(' ').map(Number) as TokenId[])).not.toBeNull();
      }),
    );
  });

  it('merged with another has the texts of both', () => {
    fc.assert(
      fc.property(texts, texts, (mine, theirs) => {
        const merged = mergeTrees(grow(mine), grow(theirs));
        expect(merged.size).toBe(prefixes([...mine, ...theirs]).size);
      }),
    );
  });

  it('keeps to its limit, and never loses the text on show', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 12 }), (tried, limit) => {
        const tree = grow(tried, limit);
        const last = tried.at(-1) ?? [];
        expect(tree.size).toBeLessThanOrEqual(Math.max(limit, last.length));
        expect(findPath(tree, last as TokenId[])).not.toBeNull();
        expect(tree.size).toBe(flatten(listSegments(tree)).reduce((sum, { tokens }) => sum + tokens.length, 0));
      }),
    );
  });

  it('lets the branch visited longest ago go, whole', () => {
    const tree = grow(
      [
        [1, 2, 3],
        [1, 4],
        [5, 6],
      ],
      5,
    );
    expect(leafPaths(tree)).toEqual(['1 4', '5 6']);
  });

  it('knows what was tried after a text, first tried first', () => {
    const tree = grow([
      [1, 2],
      [1, 3],
      [1, 2, 4],
    ]);
    expect(childrenAfter(tree, [tokenId(1)]).map((node) => node.token.id)).toEqual([2, 3]);
    expect(childrenAfter(tree, [tokenId(9)])).toEqual([]);
  });

  it('goes on from a text as it did when it was last on show', () => {
    const tree = grow([
      [1, 2, 4],
      [1, 3],
      [1, 2, 5],
      [7, 8],
    ]);
    expect(idsOf(longestFrom(tree, [tokenId(1)]) ?? [])).toEqual([1, 2, 5]);
    expect(longestFrom(tree, [tokenId(2)])).toBeNull();
  });

  it('keeps how a token was first chosen, and learns its odds later', () => {
    const first: GeneratedToken = { id: tokenId(1), choice: 'link', u: null };
    const known = growTree(growTree(EMPTY_TREE, [first]), [token(1, 0.25)]);
    expect(known.children[0]?.token).toEqual({ ...first, odds: { model: 0.25, drawn: 0.25 } });
  });

  it('counts a path in bits: halves multiply, so bits add', () => {
    const tree = [
      [token(1, 0.5), token(2, 0.25)],
      [token(1, 0.5), token(3)],
    ].reduce((grown, path) => growTree(grown, path), EMPTY_TREE);
    const [shared] = listSegments(tree);
    expect(shared?.bits).toBeCloseTo(1);
    expect(shared?.children.map(({ bits }) => bits)).toEqual([3, null]);
  });

  it('can be as deep as a text is long', () => {
    const long = text(...Array.from({ length: 4000 }, (_, at) => at));
    const tree = growTree(growTree(EMPTY_TREE, long, 5000), text(1, 2), 5000);
    expect(countBranches(tree)).toBe(2);
    expect(listSegments(tree).map(({ tokens }) => tokens.length)).toEqual([4000, 2]);
  });
});
