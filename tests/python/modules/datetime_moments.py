"""datetime: parts, combining, ISO texts, strptime, timestamps, comparisons."""
from datetime import datetime, date, time, timedelta, timezone
a = datetime(2024, 5, 17, 13, 5, 9, 123456)
print(a, repr(a), a.isoformat(), a.isoformat(" ", "minutes"), a.isoformat(timespec="milliseconds"), a.date(), a.time(), a.hour, a.microsecond, a.weekday(), a.replace(minute=0, microsecond=0), repr(datetime(2024, 1, 1)), datetime(2024, 1, 1, 12))
print(datetime.strptime("2024-01-31 23:59", "%Y-%m-%d %H:%M"), datetime.strptime("5 Mar 2021 02:03 PM", "%d %b %Y %I:%M %p"), datetime.fromisoformat("2024-05-17T13:05:09"), datetime.fromisoformat("2024-05-17 13:05:09.5+02:00"), datetime.fromisoformat("2024-05-17"), datetime.fromisoformat("2024-05-17T13:05:09Z"), datetime.combine(date(2020, 1, 2), time(3, 4)))
print(a - datetime(2024, 1, 1), a + timedelta(hours=20), a > datetime(2024, 5, 17), a == a.replace(), f"{a:%H:%M:%S.%f} {a:%I %p}", a.strftime("%Y%m%dT%H%M%S"), datetime.min, datetime.max, isinstance(a, date), a.toordinal(), a.ctime())
utc = datetime(2024, 5, 17, 12, tzinfo=timezone.utc)
print(utc, repr(utc), utc.timestamp(), datetime.fromtimestamp(0, timezone.utc), datetime.utcfromtimestamp(86400), utc.astimezone(timezone(timedelta(hours=2))), utc.tzinfo, utc.utcoffset(), utc.tzname(), timezone(timedelta(hours=-5, minutes=-30)), repr(timezone(timedelta(hours=1), "CET")), utc == datetime(2024, 5, 17, 14, tzinfo=timezone(timedelta(hours=2))), utc.strftime("%z %Z"), utc.replace(tzinfo=None))
for wrong in [lambda: utc - a, lambda: utc < a, lambda: a < date(2024, 1, 1), lambda: datetime(2024, 1, 1, 25), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024-01-01 junk", "%Y-%m-%d"), lambda: datetime.fromisoformat("bad"), lambda: a + a, lambda: a + 5, lambda: datetime(2024), lambda: a == date(2024, 5, 17), lambda: datetime(2024, 1, 1, tzinfo=5)]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
