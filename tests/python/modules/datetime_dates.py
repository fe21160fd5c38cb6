"""date: construction, arithmetic, formats, comparisons, iso calendar."""
from datetime import date, timedelta
d = date(2024, 2, 29)
print(d, repr(d), d.isoformat(), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isocalendar(), d.isocalendar().week, tuple(d.isocalendar()), d.toordinal(), d.ctime())
print(d + timedelta(days=1), d - timedelta(weeks=1), date(2024, 3, 1) - d, d < date(2025, 1, 1), d == date(2024, 2, 29), d.replace(year=2023, day=1), date.fromordinal(1), date.min, date.max, date.resolution, hash(d) == hash(date(2024, 2, 29)))
print(date.fromisoformat("2024-12-30"), date.fromisoformat("20241230"), date.fromisocalendar(2024, 1, 1), date.fromisocalendar(2020, 53, 7), f"{d:%d.%m.%Y}", d.strftime("%A %a %B %b %d %j %U %W %w %y %Y %% %x %G-%V-%u"), format(d), str(d))
for wrong in [lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: date(0, 1, 1), lambda: date("2023", 1, 1), lambda: date(2023, 1), lambda: d + 1, lambda: d - "x", lambda: d < 5, lambda: date.fromisoformat("nope"), lambda: date.max + timedelta(1), lambda: date.fromisocalendar(2024, 60, 1), lambda: d.replace(month=13), lambda: date(2023, 1.5, 1), lambda: d.foo, lambda: date.fromisoformat(5)]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
