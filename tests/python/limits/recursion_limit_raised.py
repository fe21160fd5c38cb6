import sys

print(sys.getrecursionlimit())
sys.setrecursionlimit(100_000)
descend = lambda n: descend(n + 1)
try:
    descend(0)
except RecursionError:
    print("caught")
