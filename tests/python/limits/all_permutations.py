import itertools

print(next(itertools.permutations(range(5))))
list(itertools.permutations(range(30)))
