"""Means and spreads of numbers."""

import math


class StatisticsError(ValueError):
    pass


def _items(data, name):
    items = list(data)
    if not items:
        raise StatisticsError(f"{name} requires at least one data point")
    return items


def _narrow(value):
    return int(value) if isinstance(value, float) and value.is_integer() else value


def mean(data):
    items = _items(data, "mean")
    if all(isinstance(item, int) for item in items):
        return _narrow(sum(items) / len(items))
    if any(isinstance(item, float) for item in items):
        return math.fsum(items) / len(items)
    return sum(items) / len(items)


def fmean(data, weights=None):
    items = _items(data, "fmean")
    return math.fsum(items) / len(items)


def median(data):
    items = sorted(data)
    if not items:
        raise StatisticsError("no median for empty data")
    half = len(items) // 2
    return items[half] if len(items) % 2 else (items[half - 1] + items[half]) / 2


def mode(data):
    items = list(data)
    if not items:
        raise StatisticsError("no mode for empty data")
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return max(counts, key=counts.get)


def pvariance(data):
    items = _items(data, "pvariance")
    centre = sum(items) / len(items)
    return _narrow(math.fsum([(item - centre) ** 2 for item in items]) / len(items))


def variance(data):
    items = list(data)
    if len(items) < 2:
        raise StatisticsError("variance requires at least two data points")
    centre = sum(items) / len(items)
    return _narrow(math.fsum([(item - centre) ** 2 for item in items]) / (len(items) - 1))


def stdev(data):
    items = list(data)
    if len(items) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return math.sqrt(variance(items))


def pstdev(data):
    return math.sqrt(pvariance(data))


def multimode(data):
    counts = {}
    for item in data:
        counts[item] = counts.get(item, 0) + 1
    most = max(counts.values(), default=0)
    return [item for item, count in counts.items() if count == most]


def median_low(data):
    items = sorted(data)
    if not items:
        raise StatisticsError("no median for empty data")
    return items[(len(items) - 1) // 2]


def median_high(data):
    items = sorted(data)
    if not items:
        raise StatisticsError("no median for empty data")
    return items[len(items) // 2]
