"""Comma-separated values, read from lines and written to anything with `write`."""

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    pass


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def register_dialect(name, dialect=excel, **fmtparams):
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def _dialect(dialect, parameters):
    made = Dialect()
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    for name in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting",
                 "strict"):
        if dialect is not None:
            setattr(made, name, getattr(dialect, name))
    for name, value in parameters.items():
        if not hasattr(Dialect, name):
            raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        setattr(made, name, value)
    if not isinstance(made.delimiter, str):
        raise TypeError(f'"delimiter" must be string, not {type(made.delimiter).__name__}')
    if len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class _Reader:
    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        fields = []
        state = _Field(self.dialect, fields)
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state.is_quoted:
                    if self.dialect.strict:
                        raise Error("unexpected end of data") from None
                    state.end()
                    return fields
                raise
            if not isinstance(line, str):
                kind = type(line).__name__
                raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
            self.line_num += 1
            if state.take(line):
                return fields


class _Field:
    """The field of a row that is being read."""

    def __init__(self, dialect, fields):
        self.dialect = dialect
        self.fields = fields
        self.text = []
        self.is_quoted = False
        self.was_quoted = False
        self.is_begun = False

    def end(self):
        text = "".join(self.text)
        if self.dialect.quoting == QUOTE_NONNUMERIC and not self.was_quoted:
            text = float(text)
        self.fields.append(text)
        self.text = []
        self.was_quoted = self.is_begun = self.is_quoted = False

    def take(self, line):
        dialect = self.dialect
        quote = None if dialect.quoting == QUOTE_NONE else dialect.quotechar
        at = 0
        while at < len(line):
            letter = line[at]
            at += 1
            if dialect.escapechar is not None and letter == dialect.escapechar and at < len(line):
                self.text.append(line[at])
                self.is_begun = True
                at += 1
            elif self.is_quoted:
                if letter != quote:
                    self.text.append(letter)
                elif dialect.doublequote and line[at:at + 1] == quote:
                    self.text.append(quote)
                    at += 1
                else:
                    self.is_quoted = False
            elif letter in "\r\n":
                break
            elif letter == dialect.delimiter:
                self.end()
            elif letter == quote and not self.is_begun:
                self.is_quoted = self.was_quoted = self.is_begun = True
            elif letter == " " and dialect.skipinitialspace and not self.is_begun:
                pass
            elif self.was_quoted and dialect.strict:
                raise Error(f"'{dialect.delimiter}' expected after '{quote}'")
            else:
                self.text.append(letter)
                self.is_begun = True
        if self.is_quoted:
            return False
        if self.fields or self.is_begun or self.text:
            self.end()
        return True


def reader(csvfile, dialect="excel", **fmtparams):
    return _Reader(csvfile, _dialect(dialect, fmtparams))


class _Writer:
    def __init__(self, file, dialect):
        if not hasattr(file, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._file = file
        self.dialect = dialect

    def _field(self, value, is_only):
        dialect = self.dialect
        is_number = isinstance(value, (int, float))
        text = "" if value is None else str(value)
        quote, escape = dialect.quotechar, dialect.escapechar
        special = [dialect.delimiter, quote, escape, "\r", "\n", *dialect.lineterminator]
        needs = any(mark is not None and mark in text for mark in special) or (is_only and not text)
        if dialect.quoting == QUOTE_NONE:
            if is_only and not text:
                raise Error("single empty field record must be quoted")
            if needs and escape is None:
                raise Error("need to escape, but no escapechar set")
            return "".join([escape + letter if letter in special else letter for letter in text]) if needs else text
        if not (needs or dialect.quoting == QUOTE_ALL or dialect.quoting == QUOTE_NONNUMERIC and not is_number):
            return text
        if dialect.doublequote:
            text = text.replace(quote, quote * 2)
        else:
            if escape is None and quote in text:
                raise Error("need to escape, but no escapechar set")
            text = text.replace(quote, f"{escape}{quote}")
        return f"{quote}{text}{quote}"

    def writerow(self, row):
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = [self._field(value, len(values) == 1) for value in values]
        return self._file.write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(csvfile, dialect="excel", **fmtparams):
    return _Writer(csvfile, _dialect(dialect, fmtparams))


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        names = self.fieldnames
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames = list(fieldnames)
        self.restval = restval
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                shown = ", ".join([repr(name) for name in wrong])
                raise ValueError(f"dict contains fields not in fieldnames: {shown}")
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows([self._row(rowdict) for rowdict in rowdicts])
