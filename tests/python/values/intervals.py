from datetime import timedelta
t = timedelta(days=1, hours=2, minutes=3, seconds=4, microseconds=5)
print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), timedelta(0), timedelta(days=-1), timedelta(hours=-1))
print(t * 2, t / 2, t // 3, t + t, t - timedelta(days=5), -t, abs(-t), t / timedelta(hours=1), t // timedelta(hours=1), t % timedelta(hours=1))
print(timedelta(days=1.5), timedelta(weeks=1), timedelta(milliseconds=1500), bool(timedelta(0)), timedelta(1) > timedelta(hours=23))
print(sum([timedelta(minutes=5), timedelta(minutes=10)], timedelta()), divmod(t, timedelta(hours=5)), max(t, timedelta(days=2)))
print({timedelta(hours=24): 1}[timedelta(days=1)], repr(timedelta()), 3 * timedelta(seconds=1), timedelta(seconds=1) * 1.5)
