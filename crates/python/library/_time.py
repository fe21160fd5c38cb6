"""What of `time` is written in Python: broken-down times. The zone is UTC."""

from datetime import datetime as _datetime
from datetime import timedelta as _timedelta
from time import perf_counter_ns as monotonic_ns
from time import time as _now

process_time_ns = monotonic_ns
timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")
_epoch = _datetime(1970, 1, 1)
_fields = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    __match_args__ = _fields
    tm_zone, tm_gmtoff = "UTC", 0

    def __new__(cls, sequence):
        parts = tuple(sequence)
        if len(parts) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(parts)}-sequence given)")
        return tuple.__new__(cls, parts[:9])

    def __repr__(self):
        return f"time.struct_time({', '.join([f'{name}={part}' for name, part in zip(_fields, self)])})"


for _at, _name in enumerate(_fields):
    setattr(struct_time, _name, property(lambda self, at=_at: self[at]))


def timetuple(moment, isdst=-1):
    clock = (moment.hour, moment.minute, moment.second) if hasattr(moment, "hour") else (0, 0, 0)
    day = moment.toordinal() - _datetime(moment.year, 1, 1).toordinal() + 1
    return struct_time((moment.year, moment.month, moment.day, *clock, moment.weekday(), day, isdst))


def gmtime(secs=None, /):
    return timetuple(_epoch + _timedelta(seconds=int(_now() if secs is None else secs)), 0)


localtime = gmtime


def _moment(t):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    return _datetime(*t[:6])


def mktime(t, /):
    return float(round((_moment(t) - _epoch).total_seconds()))


def strftime(format, t=None, /):
    return _moment(gmtime() if t is None else t).strftime(format)


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    return timetuple(_datetime.strptime(string, format))


def asctime(t=None, /):
    return _moment(gmtime() if t is None else t).ctime()


def ctime(secs=None, /):
    return asctime(gmtime(secs))
