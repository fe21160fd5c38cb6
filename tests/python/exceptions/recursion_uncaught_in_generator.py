def count(number):
    yield number
    yield from count(number + 1)


for number in count(0):
    last = number
