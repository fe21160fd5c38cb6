"""Priority queues in lists."""


def _rise(heap, start, position):
    """Moves an item towards the front until what is above it is no larger."""
    item = heap[position]
    while position > start:
        above = position - 1 >> 1
        if not item < heap[above]:
            break
        heap[position] = heap[above]
        position = above
    heap[position] = item


def _sink(heap, position):
    """Moves an item to a leaf, the smaller of its children up each time, and from there to its place."""
    end, start, item = len(heap), position, heap[position]
    child = 2 * position + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _rise(heap, start, position)


def heappush(heap, item, /):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    first, heap[0] = heap[0], last
    _sink(heap, 0)
    return first


def heapreplace(heap, item, /):
    if not heap:
        raise IndexError("index out of range")
    first, heap[0] = heap[0], item
    _sink(heap, 0)
    return first


def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    for position in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, position)


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    waiting = []
    for iterator in map(iter, iterables):
        for item in iterator:
            waiting.append((item if key is None else key(item), item, iterator))
            break
    while waiting:
        chosen = 0
        for at in range(1, len(waiting)):
            one, other = waiting[at][0], waiting[chosen][0]
            if (other < one) if reverse else (one < other):
                chosen = at
        _, item, iterator = waiting[chosen]
        yield item
        for item in iterator:
            waiting[chosen] = (item if key is None else key(item), item, iterator)
            break
        else:
            del waiting[chosen]
