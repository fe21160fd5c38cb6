"""`heapq` keeps the same order in its lists as CPython's, and `bisect` finds the same places."""
import bisect
import heapq

heap = []
for number in (5, 3, 8, 1, 9, 2, 7):
    heapq.heappush(heap, number)
print(heap, heapq.heappop(heap), heap, heapq.heappushpop(heap, 4), heapq.heapreplace(heap, 6), heap)
tasks = [(2, "write"), (1, "plan"), (3, "test"), (1, "ask")]
heapq.heapify(tasks)
print(tasks, [heapq.heappop(tasks) for _ in range(4)])
print(heapq.nlargest(2, "banana"), heapq.nsmallest(2, ["ccc", "a", "bb"], key=len), heapq.nlargest(9, [1]), heapq.nsmallest(0, [1]))
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge("ca", "b", reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
try:
    heapq.heapify([1, "a"])
except TypeError as error:
    print(error)
grades = [60, 70, 80, 90]
print([("FDCBA"[bisect.bisect(grades, score)], score) for score in (33, 60, 77, 90, 100)])
names = ["ann", "bo", "bo", "cy"]
print(bisect.bisect_left(names, "bo"), bisect.bisect_right(names, "bo"), bisect.bisect(names, "b", 1, 3))
bisect.insort(names, "bob")
bisect.insort_left(names, "bo")
print(names, bisect.bisect_left([(1, "x"), (3, "y")], 3, key=lambda pair: pair[0]))
try:
    bisect.bisect([1], 1, -1)
except ValueError as error:
    print(error)
