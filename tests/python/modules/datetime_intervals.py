"""timedelta and time: normalisation, printing, arithmetic."""
from datetime import timedelta, time
t = timedelta(days=1, hours=25, minutes=-5, seconds=3.5)
print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), -t, abs(-t), t * 2, t / 2, t // timedelta(hours=1), t % timedelta(hours=1), t / timedelta(days=1), divmod(t, timedelta(hours=7)), timedelta(), repr(timedelta()), timedelta(-1), timedelta(microseconds=-1), repr(timedelta(weeks=1, milliseconds=5)))
print(timedelta(1) > timedelta(hours=23), timedelta(1) == timedelta(hours=24), sum([timedelta(1), timedelta(2)], timedelta()), max(timedelta(1), timedelta(2)), bool(timedelta(0)), timedelta(days=1.5), timedelta(seconds=0.1) * 3, 2 * timedelta(1), timedelta.max, timedelta.resolution, hash(timedelta(1)) == hash(timedelta(hours=24)), str(timedelta(days=100, microseconds=5)))
c = time(9, 5, 3, 4); print(c, repr(c), c.isoformat(), c.hour, c.replace(hour=10), time(1) < time(2), time.fromisoformat("04:05:06.007"), f"{c:%H-%M}", time(), repr(time(12, 30)), time(23, 59).strftime("%I:%M %p"), bool(time()))
for wrong in [lambda: t + 1, lambda: timedelta("a"), lambda: t < 1, lambda: t / 0, lambda: time(25), lambda: time(1) - time(0), lambda: timedelta(days=10**10), lambda: time.fromisoformat("x")]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
