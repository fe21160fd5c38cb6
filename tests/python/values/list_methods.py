"""Methods of list and what each changes and gives."""
items = [3, 1, 2]
print(items.append(5), items.extend("ab"), items.insert(1, "x"), items.insert(-1, "y"), items.insert(100, "z"), items)
print(items.pop(), items.pop(0), items.pop(-2), items, items.remove("x"), items.index(2), items.count(1), items.reverse(), items)
numbers = [5, 3, 9, 1]
print(numbers.sort(), numbers, numbers.sort(reverse=True), numbers, sorted("bca", key=ord), numbers.copy() is numbers, numbers.clear(), numbers)
words = ["banana", "fig", "Apple", "kiwi"]
words.sort(key=str.lower); print(words)
words.sort(key=len); print(words, words.index("fig", 0), [1, 2, 1].index(1, 1))
for wrong in [lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, "a"].sort(), lambda: [1].append(), lambda: [1].extend(1), lambda: [1].insert(0),
              lambda: [1].pop("a"), lambda: [].sort(len), lambda: [1][3], lambda: [1]["a"], lambda: [1] + (2,), lambda: [1] < 1, lambda: [] * "a", lambda: [1].sort(key=1), lambda: [1].foo]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
