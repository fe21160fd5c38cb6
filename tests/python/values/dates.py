from datetime import date, timedelta
d = date(2024, 2, 28)
print(d, repr(d), d + timedelta(days=2), d - timedelta(weeks=1), date(2024, 3, 1) - d)
print(d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal())
print(d.isoformat(), d.strftime("%d/%m/%y %A %B %j"), f"{d:%Y-%m}", d.replace(year=2023))
print(d < date(2024, 3, 1), d == date(2024, 2, 28), max(d, date(2020, 1, 1)), sorted([d, date(1999, 1, 1)]))
print({d: 1}[date(2024, 2, 28)], date.fromisoformat("2024-12-31"), date.min, date.max, date.fromordinal(738000))
for bad in (lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: date(0, 1, 1), lambda: d + 1,
            lambda: d < 3, lambda: date.fromisoformat("x"), lambda: date(2024), lambda: date("a", 1, 1)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
