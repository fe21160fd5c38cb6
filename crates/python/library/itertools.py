"""Iterators out of iterators."""


def _named(cls):
    cls.__module__ = "itertools"
    return cls


class _Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self._steps)


class count(_Iterator):
    def __init__(self, start=0, step=1):
        self._next = start
        self._step = step

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        end = "" if self._step == 1 else f", {self._step!r}"
        return f"count({self._next!r}{end})"


class repeat(_Iterator):
    def __init__(self, object, times=None):
        self._object = object
        self._left = times

    def __next__(self):
        if self._left is not None:
            if self._left <= 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __repr__(self):
        end = "" if self._left is None else f", {self._left}"
        return f"repeat({self._object!r}{end})"


class cycle(_Iterator):
    def __init__(self, iterable):
        self._steps = self._run(iterable)

    @staticmethod
    def _run(iterable):
        saved = []
        for item in iterable:
            yield item
            saved.append(item)
        while saved:
            for item in saved:
                yield item


class chain(_Iterator):
    def __init__(self, *iterables):
        self._steps = self._run(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._steps = cls._run(iterables)
        return made

    @staticmethod
    def _run(iterables):
        for iterable in iterables:
            for item in iterable:
                yield item


class accumulate(_Iterator):
    def __init__(self, iterable, func=None, *, initial=None):
        self._steps = self._run(iterable, func, initial)

    @staticmethod
    def _run(iterable, func, initial):
        items = iter(iterable)
        total = initial
        if initial is None:
            for total in items:
                break
            else:
                return
        yield total
        for item in items:
            total = total + item if func is None else func(total, item)
            yield total


class compress(_Iterator):
    def __init__(self, data, selectors):
        self._steps = (item for item, chosen in zip(data, selectors) if chosen)


class dropwhile(_Iterator):
    def __init__(self, predicate, iterable):
        self._steps = self._run(predicate, iter(iterable))

    @staticmethod
    def _run(predicate, items):
        for item in items:
            if not predicate(item):
                yield item
                break
        for item in items:
            yield item


class takewhile(_Iterator):
    def __init__(self, predicate, iterable):
        self._steps = self._run(predicate, iterable)

    @staticmethod
    def _run(predicate, iterable):
        for item in iterable:
            if not predicate(item):
                return
            yield item


class filterfalse(_Iterator):
    def __init__(self, predicate, iterable):
        self._steps = (item for item in iterable if not (item if predicate is None else predicate(item)))


class starmap(_Iterator):
    def __init__(self, function, iterable):
        self._steps = (function(*args) for args in iterable)


class pairwise(_Iterator):
    def __init__(self, iterable):
        self._steps = self._run(iter(iterable))

    @staticmethod
    def _run(items):
        for before in items:
            break
        else:
            return
        for item in items:
            yield before, item
            before = item


class islice(_Iterator):
    def __init__(self, iterable, *bounds):
        if len(bounds) == 1:
            start, stop, step = 0, bounds[0], 1
        elif len(bounds) in (2, 3):
            start, stop, step = (bounds + (1,))[:3]
        else:
            raise TypeError(f"islice expected at least 2 arguments, got {1 + len(bounds)}")
        start = 0 if start is None else start
        step = 1 if step is None else step
        if stop is not None and (not isinstance(stop, int) or stop < 0):
            if len(bounds) == 1:
                raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if not isinstance(start, int) or start < 0:
            raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if not isinstance(step, int) or step < 1:
            raise ValueError("Step for islice() must be a positive integer or None.")
        self._steps = self._run(iter(iterable), start, stop, step)

    @staticmethod
    def _run(items, start, stop, step):
        at = 0
        wanted = start
        while stop is None or wanted < stop:
            try:
                item = next(items)
            except StopIteration:
                return
            if at == wanted:
                wanted += step
                yield item
            at += 1
        while at < stop and at < wanted:
            try:
                next(items)
            except StopIteration:
                return
            at += 1


class zip_longest(_Iterator):
    def __init__(self, *iterables, fillvalue=None):
        self._steps = self._run([iter(iterable) for iterable in iterables], fillvalue)

    @staticmethod
    def _run(iterators, fillvalue):
        running = len(iterators)
        if not running:
            return
        ended = [False] * running
        while True:
            values = []
            for at, iterator in enumerate(iterators):
                value = fillvalue
                if not ended[at]:
                    try:
                        value = next(iterator)
                    except StopIteration:
                        ended[at] = True
                        running -= 1
                        if not running:
                            return
                values.append(value)
            yield tuple(values)


class product(_Iterator):
    def __init__(self, *iterables, repeat=1):
        pools = [tuple(iterable) for iterable in iterables] * repeat
        self._steps = self._run(pools)

    @staticmethod
    def _run(pools):
        positions = [0] * len(pools)
        if any(not pool for pool in pools):
            return
        while True:
            yield tuple([pool[at] for pool, at in zip(pools, positions)])
            for place in range(len(pools) - 1, -1, -1):
                positions[place] += 1
                if positions[place] < len(pools[place]):
                    break
                positions[place] = 0
            else:
                return


def _chosen(pool, r, positions, again):
    n = len(pool)
    while True:
        yield tuple([pool[at] for at in positions])
        for place in range(r - 1, -1, -1):
            if positions[place] != (n - 1 if again else place + n - r):
                break
        else:
            return
        positions[place] += 1
        for later in range(place + 1, r):
            positions[later] = positions[later - 1] + (0 if again else 1)


class combinations(_Iterator):
    def __init__(self, iterable, r):
        pool = tuple(iterable)
        if r < 0:
            raise ValueError("r must be non-negative")
        self._steps = _chosen(pool, r, list(range(r)), False) if r <= len(pool) else iter(())


class combinations_with_replacement(_Iterator):
    def __init__(self, iterable, r):
        pool = tuple(iterable)
        if r < 0:
            raise ValueError("r must be non-negative")
        self._steps = _chosen(pool, r, [0] * r, True) if pool or not r else iter(())


class permutations(_Iterator):
    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        r = len(pool) if r is None else r
        self._steps = self._run(pool, r) if r <= len(pool) else iter(())

    @staticmethod
    def _run(pool, r):
        n = len(pool)
        order = list(range(n))
        cycles = list(range(n, n - r, -1))
        yield tuple([pool[at] for at in order[:r]])
        while n:
            for place in range(r - 1, -1, -1):
                cycles[place] -= 1
                if cycles[place] == 0:
                    order[place:] = order[place + 1:] + order[place:place + 1]
                    cycles[place] = n - place
                else:
                    other = cycles[place]
                    order[place], order[-other] = order[-other], order[place]
                    yield tuple([pool[at] for at in order[:r]])
                    break
            else:
                return


class groupby(_Iterator):
    def __init__(self, iterable, key=None):
        self._items = iter(iterable)
        self._key = key
        self._pending = []
        self._group = None
        self._current = None

    def _fetch(self):
        if not self._pending:
            item = next(self._items)
            self._pending.append((item if self._key is None else self._key(item), item))

    def __next__(self):
        group = self._group
        while group is not None:
            self._fetch()
            if self._pending[0][0] != self._current:
                break
            self._pending.pop()
        self._fetch()
        self._current = self._pending[0][0]
        self._group = group = object()
        return self._current, self._members(self._current, group)

    def _members(self, key, group):
        while self._group is group:
            try:
                self._fetch()
            except StopIteration:
                return
            if self._pending[0][0] != key:
                return
            yield self._pending.pop()[1]


def tee(iterable, n=2):
    items = iter(iterable)
    queues = [[] for _ in range(n)]

    def run(own):
        while True:
            if not own:
                try:
                    item = next(items)
                except StopIteration:
                    return
                for queue in queues:
                    queue.append(item)
            yield own.pop(0)

    return tuple([run(queue) for queue in queues])


