"""itertools: each function on small inputs."""
import itertools as it
print(list(it.chain([1], "ab")), list(it.chain.from_iterable([[1, 2], [3]])), list(it.islice(it.count(5, 2), 3)), list(it.islice("abcdef", 1, 5, 2)), list(it.repeat("x", 2)), list(it.islice(it.cycle("ab"), 5)))
print(list(it.accumulate([1, 2, 3])), list(it.accumulate([3, 1, 4], max)), list(it.accumulate([1, 2], initial=10)), list(it.combinations("abc", 2)), list(it.permutations([1, 2, 3], 2)), list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.combinations_with_replacement("ab", 2)))
print([(k, list(g)) for k, g in it.groupby("aabbba")], [(k, len(list(g))) for k, g in it.groupby(sorted(["x", "yy", "z"], key=len), key=len)], list(it.zip_longest([1, 2], "a", fillvalue="-")), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda x: x % 2, range(5))), list(it.compress("abcd", [1, 0, 1, 0])), list(it.pairwise([1, 2, 3])))
a, b = it.tee([1, 2]); print(list(a), list(b), next(it.count()), list(zip(it.count(1), "ab")), list(it.islice(it.count(0.5, 0.5), 2)), it.count(3), it.repeat(1, 2))
for wrong in [lambda: list(it.islice([1], -1)), lambda: list(it.chain(5)), lambda: list(it.combinations("ab", -1))]:
    try: print(wrong())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
