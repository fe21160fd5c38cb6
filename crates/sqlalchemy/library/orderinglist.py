"""Lists that keep the positions of their members in an attribute of theirs (`sqlalchemy.ext.orderinglist`)."""

# Provided by the package: collection_adapter(collection).


def ordering_list(attr, count_from=None, ordering_func=None, reorder_on_append=False):
    if ordering_func is None and count_from is not None:
        ordering_func = _counting_from(count_from)
    return lambda: OrderingList(attr, ordering_func=ordering_func, reorder_on_append=reorder_on_append)


def count_from_0(index, collection):
    return index


def count_from_1(index, collection):
    return index + 1


def count_from_n_factory(start):
    def count(index, collection):
        return index + start

    count.__name__ = f"count_from_{start}"
    return count


def _counting_from(start):
    return {0: count_from_0, 1: count_from_1}.get(start) or count_from_n_factory(start)


class OrderingList(list):
    def __init__(self, ordering_attr, ordering_func=None, reorder_on_append=False):
        self.ordering_attr = ordering_attr
        self.ordering_func = count_from_0 if ordering_func is None else ordering_func
        self.reorder_on_append = reorder_on_append

    def _get_order_value(self, entity):
        return getattr(entity, self.ordering_attr)

    def _set_order_value(self, entity, value):
        setattr(entity, self.ordering_attr, value)

    def reorder(self):
        for index, entity in enumerate(self):
            self._order_entity(index, entity, True)

    _reorder = reorder

    def _order_entity(self, index, entity, reorder=True):
        present = self._get_order_value(entity)
        if present is not None and not reorder:
            return
        wanted = self.ordering_func(index, self)
        if present != wanted:
            self._set_order_value(entity, wanted)

    def append(self, entity):
        super().append(entity)
        self._order_entity(len(self) - 1, entity, self.reorder_on_append)

    def _raw_append(self, entity):
        super().append(entity)

    _raw_append._sa_instrument_before = ("append", 1)

    def insert(self, index, entity):
        super().insert(index, entity)
        self._reorder()

    def remove(self, entity):
        super().remove(entity)
        adapter = collection_adapter(self)
        if adapter is not None and adapter._referenced_by_owner:
            self._reorder()

    def pop(self, index=-1):
        entity = super().pop(index)
        self._reorder()
        return entity

    def __setitem__(self, index, entity):
        if not isinstance(index, slice):
            self._order_entity(int(index), entity, True)
            super().__setitem__(index, entity)
            return
        step, start, stop = index.step or 1, index.start or 0, index.stop or len(self)
        if start < 0:
            start += len(self)
        if stop < 0:
            stop += len(self)
        entities = list(entity)
        for position in range(start, stop, step):
            self.__setitem__(position, entities[position])

    def __delitem__(self, index):
        super().__delitem__(index)
        self._reorder()
