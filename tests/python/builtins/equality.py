print([1, [2, (3, {"k": {4}})]] == [1, [2, (3, {"k": {4}})]], (1, 2) == [1, 2], {1: 2} == {1: 3}, "a" == 1, None == 0)
print([1, 2] != [1, 2], [1, 2, 3] > [1, 2], (1, "b") > (1, "a"), [[1], [2]] < [[1], [3]], {1, 2} >= {1})
print(1 in [1.0], True in [1], "1" in ["1"], None in [None], [] in [[]], (1,) in {(1,): 2}, 1.0 in {1})
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan < 1, nan != nan)
print(3 == 3.0, hash(3) == hash(3.0), {3: "a"}[3.0], {1: "x"}[True], {(1, 2.0): 1}[(1.0, 2)])
print(range(3) == range(3), range(0) == range(1, 1), slice(1) == slice(1), len == len, print is print)
print("abc" < "abd", "a" < "B", "" < "a", "é" > "z", max("apple", "banana"), sorted(["b", "A", "a"]))
print(1 == True, 0 == False, 2 == True, "" == False, [] == False, not [], not 0)
a = [1]
b = a
print(a is b, a == [1], a is [1], a is not b, id(a) == id(b))
print(min((2, "b"), (1, "z")), sorted([(2, 1), (1, 2), (1, 1)]), sorted([True, 0, 2.5, 1]))
