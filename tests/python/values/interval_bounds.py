from datetime import timedelta
print(timedelta.max // timedelta.resolution, divmod(timedelta.max, timedelta.resolution), timedelta(1) // 10**30, timedelta(1) / 10**30)
for amount in (float("nan"), float("inf"), 1e300, 10**9, 10**18, -10**30):
    for make in (lambda: timedelta(days=amount), lambda: timedelta(1) * amount, lambda: timedelta(1) / amount):
        try:
            print(make())
        except Exception as error:
            print(type(error).__name__, error)
