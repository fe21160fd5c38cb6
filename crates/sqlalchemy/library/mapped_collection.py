"""The dict that keys its members itself, for classes that derive from it (`sqlalchemy.orm.mapped_collection`)."""

# Provided by the package: collection, _invalid_request_error(message), _check_populated(key).


class KeyFuncDict(dict):
    def __init__(self, keyfunc, *dict_args, ignore_unpopulated_attribute=False):
        self.keyfunc = keyfunc
        self.ignore_unpopulated_attribute = ignore_unpopulated_attribute
        super().__init__(*dict_args)

    def _key_of(self, value):
        key = self.keyfunc(value)
        _check_populated(key)
        return key

    @collection.appender
    @collection.internally_instrumented
    def set(self, value, _sa_initiator=None):
        self.__setitem__(self._key_of(value), value, _sa_initiator)

    @collection.remover
    @collection.internally_instrumented
    def remove(self, value, _sa_initiator=None):
        key = self._key_of(value)
        if self[key] != value:
            raise _invalid_request_error(
                f"Can not remove '{value}': collection holds '{self[key]}' for key '{key}'. Possible cause: is the "
                "KeyFuncDict key function based on mutable properties or properties that only obtain values after flush?"
            )
        self.__delitem__(key, _sa_initiator)


MappedCollection = KeyFuncDict
