from datetime import datetime, timedelta, timezone, date, time
m = datetime(2024, 5, 17, 13, 45, 30, 123456)
print(m, repr(m), m.date(), m.time(), m.isoformat(), m.isoformat(" ", "minutes"))
print(m + timedelta(days=1, hours=13), m - timedelta(minutes=46), m - datetime(2024, 1, 1), m.replace(hour=0, microsecond=0))
print(m.strftime("%Y-%m-%d %H:%M:%S.%f %I %p %a %b %-d %%"), f"{m:%d.%m.%Y}", m.ctime(), m.timestamp())
print(datetime.strptime("2024-01-02 03:04", "%Y-%m-%d %H:%M"), datetime.strptime("5 Mar 2021 4 PM", "%d %b %Y %I %p"))
print(datetime.fromisoformat("2024-01-02T03:04:05"), datetime.fromisoformat("2024-01-02"), datetime.combine(date(2024, 1, 1), time(2, 3)))
a = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
b = a.astimezone(timezone(timedelta(hours=2)))
print(a, b, a == b, repr(b), b.utcoffset(), b.tzname(), a.tzinfo is timezone.utc, datetime.fromisoformat("2024-01-01T00:00:00+05:30"))
print(m < datetime(2025, 1, 1), isinstance(m, date), m == date(2024, 5, 17), {m: "x"}[datetime(2024, 5, 17, 13, 45, 30, 123456)])
for bad in (lambda: a - m, lambda: a < m, lambda: datetime.strptime("x", "%Y"), lambda: datetime(2024, 1, 1, 25),
            lambda: m + 5, lambda: datetime.strptime("2024-01-01 x", "%Y-%m-%d"), lambda: m < date(2024, 1, 1)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    m.year = 3
except AttributeError as e:
    print(e)
