import secrets
t = secrets.token_hex(16)
print(len(t), len(secrets.token_bytes()), len(secrets.token_urlsafe(16)), secrets.randbelow(1), secrets.choice([5]), secrets.compare_digest("a", "a"))
print(t != secrets.token_hex(16), all(c in "0123456789abcdef" for c in t))
import contextvars
from contextvars import ContextVar
tenant: ContextVar[str] = ContextVar("tenant", default="none")
print(tenant.get(), tenant.name)
tok = tenant.set("acme")
print(tenant.get()); tenant.reset(tok); print(tenant.get())
v = ContextVar("v")
try: v.get()
except LookupError as e: print("lookup")
print(v.get("d"))
import threading
lock = threading.Lock()
with lock: print(lock.locked())
print(lock.locked(), threading.current_thread().name, threading.RLock().acquire())
loc = threading.local(); loc.x = 1; print(loc.x, hasattr(loc, "y"))
class S:
    _i = None
    _lock = threading.Lock()
    def __new__(cls):
        if cls._i is None:
            with cls._lock:
                if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
print(S() is S())
import calendar
print(calendar.monthrange(2024, 2), calendar.isleap(2024), calendar.month_name[3], calendar.day_name[0], list(calendar.month_abbr), calendar.monthcalendar(2024, 5))
print(calendar.month(2024, 2)); print(calendar.TextCalendar(6).formatmonth(2023, 10))
print(calendar.timegm((2024, 1, 1, 0, 0, 0)), calendar.weekday(2024, 5, 6), calendar.leapdays(2000, 2024))
try: calendar.monthrange(2024, 13)
except ValueError as e: print(type(e).__name__, e)
from urllib.parse import quote_plus, quote, unquote, urlencode, unquote_plus
print(quote_plus("p@ss w/rd&é"), quote("a b/c?d"), unquote("a%20b%C3%A9%zz"), urlencode({"a": 1, "b": "x y"}), unquote_plus("a+b%2B"), urlencode([("k", [1, 2])], doseq=True))
