"""time: broken-down times in UTC, and what datetime makes of them."""
import time, datetime, math
g=time.gmtime(0); print(g, g.tm_year, g[3], len(g), g.tm_wday, g.tm_yday, g.tm_isdst, time.strftime("%Y-%m-%d %H:%M", g), time.asctime(g))
print(time.gmtime(86400*365.5).tm_yday, time.strftime("%d.%m.%y", (2024,5,6,1,2,3,0,0,0)), time.strptime("2024-05-06","%Y-%m-%d"))
print(type(time.monotonic_ns()), type(time.time()))
y,m,*rest=time.gmtime(10**9); print(y,m,rest)
print(datetime.date(2024,3,1).timetuple(), datetime.datetime(2024,3,1,4,5,6).timetuple().tm_hour, datetime.datetime(2024,3,1,4,5,6).timetuple())
t=datetime.time(1,2,tzinfo=datetime.timezone.utc); print(t.utcoffset(), t.tzname(), t.dst(), datetime.time(1).utcoffset(), t.fold)
print(math.acosh(2), math.asinh(1), math.atanh(0.5))
for f in (lambda: math.acosh(0.5), lambda: math.atanh(1), lambda: time.struct_time((1,2)), lambda: time.strptime("x","%Y")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(time.mktime((1970,1,2,0,0,0,0,0,0)) in (86400.0,), time.struct_time((2024,1,2,3,4,5,6,7,0)) == (2024,1,2,3,4,5,6,7,0))
